package io.carillon.socket;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A client's bytes without the frames that are too large. */
final class GatedInput extends ServletInputStream {

  private final ServletInputStream input;
  private final FrameGate gate;

  GatedInput(ServletInputStream input, FrameGate gate) {
    this.input = input;
    this.gate = gate;
  }

  /** May be nothing, though there was something to read. */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int kept = gate.kept();
    if (length <= kept) {
      return 0;
    }
    int read = input.read(buffer, offset + kept, length - kept);
    if (read < 0) {
      return read;
    }
    return gate.pass(buffer, offset, gate.giveBack(buffer, offset) + read);
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("containers read frames in blocks");
  }

  /** With room for what was kept back, since readers take it for the size of their buffer. */
  @Override
  public int available() throws IOException {
    int available = input.available();
    return available == 0 ? 0 : available + gate.kept();
  }

  @Override
  public boolean isFinished() {
    return input.isFinished();
  }

  @Override
  public boolean isReady() {
    return input.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    input.setReadListener(listener);
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
