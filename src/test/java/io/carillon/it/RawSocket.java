package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A WebSocket client for what a well-behaved one doesn't do: every byte is the test's. */
final class RawSocket implements AutoCloseable {

  static final int CONTINUATION = 0x0;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;

  private static final int LIMIT_MILLIS = 60_000;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int MAX_HEADER_BYTES = 14;

  /** A frame from the server. */
  record Frame(int opcode, byte[] payload) {

    String text() {
      return new String(payload, UTF_8);
    }

    int closeCode() {
      return ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }
  }

  private final Socket socket;
  private final DataInputStream in;

  private RawSocket(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  static RawSocket connect(int port) {
    return connect(port, new Socket());
  }

  /**
   * @param receiveBytes about how much the system takes in while the test doesn't read
   */
  static RawSocket connect(int port, int receiveBytes) {
    Socket socket = new Socket();
    try {
      socket.setReceiveBufferSize(receiveBytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connect(port, socket);
  }

  /**
   * @param address one of this machine's own
   */
  static RawSocket connectFrom(String address, int port) {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(address, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return connect(port, socket);
  }

  private static RawSocket connect(int port, Socket socket) {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.connect(new InetSocketAddress("localhost", port), LIMIT_MILLIS);
      return new RawSocket(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that is connected already. */
  static RawSocket over(Socket socket) {
    try {
      socket.setSoTimeout(LIMIT_MILLIS);
      return new RawSocket(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void sendText(String text) {
    send(frame(true, TEXT, text.getBytes(UTF_8)));
  }

  /** One frame. Its masking key is zero, which leaves the payload as it is. */
  static byte[] frame(boolean isFinal, int opcode, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + MAX_HEADER_BYTES);
    frame.put((byte) (opcode | (isFinal ? FINAL : 0)));
    if (payload.length < 126) {
      frame.put((byte) (MASKED | payload.length));
    } else if (payload.length < 1 << 16) {
      frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (MASKED | 127)).putLong(payload.length);
    }
    frame.putInt(0).put(payload);
    return Arrays.copyOf(frame.array(), frame.position());
  }

  /**
   * One frame whose first byte is the test's, with a masking key that changes its payload.
   *
   * @param first all of flags, reserved bits and opcode
   */
  static byte[] masked(int first, byte[] payload) {
    byte[] frame = frame(true, first & 0xF, payload);
    frame[0] = (byte) first;
    int at = frame.length - payload.length;
    byte[] key = {0x37, (byte) 0xFA, 0x21, 0x3D};
    System.arraycopy(key, 0, frame, at - key.length, key.length);
    for (int i = 0; i < payload.length; i++) {
      frame[at + i] ^= key[i % key.length];
    }
    return frame;
  }

  /** One frame as only servers may send it, its payload shorter than 126 bytes. */
  static byte[] unmasked(int opcode, byte[] payload) {
    return ByteBuffer.allocate(2 + payload.length)
        .put((byte) (FINAL | opcode))
        .put((byte) payload.length)
        .put(payload)
        .array();
  }

  /** The answer to a request. */
  HttpAnswer readAnswer() {
    try {
      return HttpAnswer.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next frame that isn't a ping; waits for it. */
  Frame read() {
    try {
      int opcode = in.readUnsignedByte() & 0xF;
      long length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] payload = new byte[Math.toIntExact(length)];
      in.readFully(payload);
      return opcode == PING ? read() : new Frame(opcode, payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on to the server's close frame. */
  int closeCode() {
    Frame frame = read();
    while (frame.opcode() != CLOSE) {
      frame = read();
    }
    return frame.closeCode();
  }

  /** Waits for what is next, and answers whether that is the connection's end. */
  boolean ends() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the connection at once, by a reset: what is under way in either direction is lost. */
  void reset() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hangs up without a close frame. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
