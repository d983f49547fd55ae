package io.carillon.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.CancelledKeyException;

/** Ends, as if the rest weren't there, after so many bytes. */
final class BoundedStream extends FilterInputStream {

  private long left;
  private boolean exceeded;

  BoundedStream(InputStream in, long maxBytes) {
    super(in);
    this.left = maxBytes;
  }

  /** Whether there was more than the limit. */
  boolean exceeded() {
    return exceeded;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    return value < 0 || counted(1) < 1 ? -1 : value;
  }

  /** Grizzly 4.0 cancels the key of a connection that ends while its body is awaited. */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      int read = super.read(buffer, offset, length);
      return read <= 0 ? read : counted(read);
    } catch (CancelledKeyException hungUp) {
      throw new IOException("The client hung up", hungUp);
    }
  }

  /** The container's to close; a reader that does would keep the rest from being counted. */
  @Override
  public void close() {
    // Nothing of ours to release.
  }

  private int counted(int read) {
    if (read > left) {
      exceeded = true;
      int rest = (int) left;
      left = 0;
      return rest == 0 ? -1 : rest;
    }
    left -= read;
    return read;
  }
}
