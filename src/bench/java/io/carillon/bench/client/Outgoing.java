package io.carillon.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.SplittableRandom;

/** What waits to be written to one socket. Grows with what the server doesn't take. */
final class Outgoing {

  private static final int FIRST_SIZE = 512;
  private static final int MASKED = 0x80;
  private static final int FINAL = 0x80;
  private static final int LONGEST_HEADER = 14;

  private final SplittableRandom masks;
  private ByteBuffer bytes = ByteBuffer.allocate(FIRST_SIZE);

  Outgoing(SplittableRandom masks) {
    this.masks = masks;
  }

  void raw(byte[] plain) {
    reserve(plain.length);
    bytes.put(plain);
  }

  void frame(int opcode, byte[] payload) {
    reserve(LONGEST_HEADER + payload.length);
    bytes.put((byte) (FINAL | opcode));
    if (payload.length < 126) {
      bytes.put((byte) (MASKED | payload.length));
    } else if (payload.length < 1 << 16) {
      bytes.put((byte) (MASKED | 126)).putShort((short) payload.length);
    } else {
      bytes.put((byte) (MASKED | 127)).putLong(payload.length);
    }
    int mask = masks.nextInt();
    bytes.putInt(mask);
    for (int i = 0; i < payload.length; i++) {
      bytes.put((byte) (payload[i] ^ mask >> 24 - 8 * (i & 3)));
    }
  }

  /** Writes what the socket takes; false when something is left. */
  boolean writeTo(WritableByteChannel socket) throws IOException {
    bytes.flip();
    socket.write(bytes);
    bytes.compact();
    return bytes.position() == 0;
  }

  private void reserve(int size) {
    if (bytes.remaining() < size) {
      int needed = bytes.position() + size;
      ByteBuffer larger = ByteBuffer.allocate(Math.max(needed, 2 * bytes.capacity()));
      bytes = larger.put(bytes.flip());
    }
  }
}
