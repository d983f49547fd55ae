package io.carillon.socket;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;

/**
 * Stands in for the container's own upgrade handler, where it uses one (Payara 6), and puts a
 * {@link FrameGate} between the client and it. The container makes it, hence the public
 * constructor.
 */
public class GatedUpgrade implements HttpUpgradeHandler {

  private HttpUpgradeHandler containers;
  private FrameGuard guard;

  /** Called before the container starts the connection. */
  void guard(HttpUpgradeHandler handler, FrameGuard frameGuard) {
    this.containers = handler;
    this.guard = frameGuard;
  }

  @Override
  public void init(WebConnection connection) {
    containers.init(new GatedConnection(connection, new FrameGate(guard::admits), guard));
  }

  @Override
  public void destroy() {
    containers.destroy();
  }

  @SuppressWarnings("try") // close() may throw anything, says the interface.
  private record GatedConnection(WebConnection connection, FrameGate gate, FrameGuard guard)
      implements WebConnection {

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new GatedInput(connection.getInputStream(), gate);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      return new GatedOutput(connection.getOutputStream(), guard);
    }

    @Override
    public void close() throws Exception {
      connection.close();
    }
  }
}
