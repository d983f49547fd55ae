package io.carillon.bench.client;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Finds the server's frames in what was read, however it was cut into pieces. */
final class FrameDecoder {

  /** Gets what was found, in order. */
  interface Sink {
    void text(Text text);

    void control(int opcode, byte[] payload);
  }

  private static final byte[] NOTHING = {};
  private static final int LARGEST = 16 << 20;

  private final Sink sink;
  private final ByteArrayOutputStream fragments = new ByteArrayOutputStream(0);
  private boolean inFragments;
  private byte[] rest = NOTHING;

  FrameDecoder(Sink sink) {
    this.sink = sink;
  }

  void feed(byte[] input, int from, int to) {
    if (rest.length == 0) {
      decode(input, from, to);
      return;
    }
    byte[] joined = Arrays.copyOf(rest, rest.length + to - from);
    System.arraycopy(input, from, joined, rest.length, to - from);
    decode(joined, 0, joined.length);
  }

  private void decode(byte[] bytes, int from, int to) {
    int at = from;
    for (int end = frame(bytes, at, to); end >= 0; end = frame(bytes, at, to)) {
      at = end;
    }
    rest = at == to ? NOTHING : Arrays.copyOfRange(bytes, at, to);
  }

  /** Hands over the frame that starts here; answers where it ends, negative when it isn't whole. */
  private int frame(byte[] bytes, int at, int to) {
    if (to - at < 2) {
      return -1;
    }
    int length = bytes[at + 1] & 0xFF;
    if (length > 127 || (bytes[at] & 0x70) != 0) {
      throw new ProtocolFault("a masked frame, or one with reserved bits");
    }
    int lengthBytes = length < 126 ? 0 : length == 126 ? 2 : 8;
    int start = at + 2 + lengthBytes;
    if (start > to) {
      return -1;
    }
    long size = lengthBytes == 0 ? length : bigEndian(bytes, at + 2, lengthBytes);
    if (size < 0 || size > LARGEST) {
      throw new ProtocolFault("a frame of " + size + " bytes");
    }
    int end = start + (int) size;
    if (end > to) {
      return -1;
    }
    hand(bytes[at] < 0, bytes[at] & 0x0F, bytes, start, end);
    return end;
  }

  private void hand(boolean last, int opcode, byte[] bytes, int start, int end) {
    if (opcode >= Opcode.CLOSE) {
      sink.control(opcode, Arrays.copyOfRange(bytes, start, end));
    } else if (inFragments != (opcode == Opcode.CONTINUATION)) {
      throw new ProtocolFault("a frame in the middle of another message, or a fragment of none");
    } else if (last && !inFragments) {
      sink.text(new Text(bytes, start, end));
    } else {
      fragments.write(bytes, start, end - start);
      inFragments = !last;
      if (last) {
        byte[] whole = fragments.toByteArray();
        fragments.reset();
        sink.text(new Text(whole, 0, whole.length));
      }
    }
  }

  private static long bigEndian(byte[] bytes, int at, int count) {
    long value = 0;
    for (int i = at; i < at + count; i++) {
      value = value << 8 | bytes[i] & 0xFF;
    }
    return value;
  }
}
