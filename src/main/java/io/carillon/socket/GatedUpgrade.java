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
  private FrameGate gate;

  /** Called before the container starts the connection. */
  void guard(HttpUpgradeHandler handler, FrameGate frameGate) {
    this.containers = handler;
    this.gate = frameGate;
  }

  @Override
  public void init(WebConnection connection) {
    containers.init(new GatedConnection(connection, gate));
  }

  @Override
  public void destroy() {
    containers.destroy();
  }

  @SuppressWarnings("try") // close() may throw anything, says the interface.
  private record GatedConnection(WebConnection connection, FrameGate gate)
      implements WebConnection {

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new GatedInput(connection.getInputStream(), gate);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      return connection.getOutputStream();
    }

    @Override
    public void close() throws Exception {
      connection.close();
    }
  }
}
