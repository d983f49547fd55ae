package io.carillon.socket;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Stands in for the container's own upgrade handler, where it uses one (Payara 6), and puts a
 * {@link FrameGate} between the client and it. The container makes it, hence the public
 * constructor.
 */
public class GatedUpgrade implements HttpUpgradeHandler {

  private HttpUpgradeHandler containers;
  private ConnectionPrincipal principal;
  private FrameGuard guard;
  private Optional<CatalinaRequest> request = Optional.empty();
  private Optional<DirectOutput> direct = Optional.empty();
  private BooleanSupplier ours;
  private Optional<GatedOutput> output = Optional.empty();

  /** Called while the handshake is handled, before the container starts the connection. */
  void guard(
      HttpUpgradeHandler handler,
      ConnectionPrincipal owner,
      FrameGuard frameGuard,
      Optional<CatalinaRequest> catalinas,
      BooleanSupplier streamsAreOurs) {
    this.ours = streamsAreOurs;
    this.containers = handler;
    this.principal = owner;
    this.guard = frameGuard;
    this.request = catalinas;
    this.direct = catalinas.flatMap(GrizzlyOutput::of);
  }

  @Override
  public void init(WebConnection connection) {
    try {
      GatedOutput gated = new GatedOutput(connection.getOutputStream(), direct, guard, ours);
      output = Optional.of(gated);
      principal.upgraded(gated);
      containers.init(new GatedConnection(connection, guard.gate(), gated, ours));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void destroy() {
    output.ifPresent(GatedOutput::end);
    guard.end();
    try {
      containers.destroy();
    } finally {
      request.ifPresent(catalinas -> catalinas.forget(this));
    }
  }

  @SuppressWarnings("try") // close() may throw anything, says the interface.
  private record GatedConnection(
      WebConnection connection, FrameGate gate, GatedOutput output, BooleanSupplier ours)
      implements WebConnection {

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new GatedInput(connection.getInputStream(), gate);
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return output;
    }

    /** What the container uses for another by now would be closed for that one. */
    @Override
    public void close() throws Exception {
      output.end();
      if (ours.getAsBoolean()) {
        connection.close();
      }
    }
  }
}
