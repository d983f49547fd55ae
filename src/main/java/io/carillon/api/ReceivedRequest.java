package io.carillon.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body has been collected: reading it blocks nobody. */
final class ReceivedRequest extends HttpServletRequestWrapper {

  private final IncomingBody body;
  private ServletInputStream input;

  ReceivedRequest(HttpServletRequest request, IncomingBody body) {
    super(request);
    this.body = body;
  }

  @Override
  public ServletInputStream getInputStream() {
    if (input == null) {
      input = new Input();
    }
    return input;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String encoding = getCharacterEncoding();
    return new BufferedReader(
        new InputStreamReader(
            getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
  }

  /** A body that didn't come is told to whoever reads it, not to those who never would. */
  private final class Input extends ServletInputStream {

    private ByteArrayInputStream bytes;

    private ByteArrayInputStream bytes() {
      if (bytes == null) {
        bytes = new ByteArrayInputStream(body.bytes());
      }
      return bytes;
    }

    @Override
    public int read() {
      return bytes().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return bytes().read(buffer, offset, length);
    }

    @Override
    public int available() {
      return bytes().available();
    }

    @Override
    public boolean isFinished() {
      return bytes().available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("The body is all there.");
    }
  }
}
