package io.carillon.socket;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** What goes to a client, unchanged; tells the guard whether the client reads it. */
final class GatedOutput extends ServletOutputStream {

  private final ServletOutputStream output;
  private final FrameGuard guard;

  GatedOutput(ServletOutputStream output, FrameGuard guard) {
    this.output = output;
    this.guard = guard;
  }

  @Override
  public boolean isReady() {
    boolean ready = output.isReady();
    guard.outputReady(ready);
    return ready;
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    output.setWriteListener(listener);
  }

  @Override
  public void write(int single) throws IOException {
    output.write(single);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    output.write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    output.flush();
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
