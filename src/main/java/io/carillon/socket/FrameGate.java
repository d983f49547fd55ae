package io.carillon.socket;

/**
 * Cuts frames out of a client's bytes, at their header: containers buffer a frame whole before
 * anyone sees its size, and answer pings without asking anyone. Keeps back the start of a header
 * until the rest of it comes. Not thread-safe.
 */
final class FrameGate {

  private static final int MAX_HEADER = 14;
  private static final int OPCODE = 0x0F;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7F;
  private static final int LENGTH_IN_2_BYTES = 126;
  private static final int LENGTH_IN_8_BYTES = 127;

  /** Decides on each frame. */
  interface Guard {

    /** Called once for each frame, in order: whether it goes through. */
    boolean admits(int opcode, boolean masked, long payload);
  }

  private final Guard guard;
  private final byte[] header = new byte[MAX_HEADER];
  private int kept;
  private long payloadLeft;
  private boolean cutting;

  FrameGate(Guard guard) {
    this.guard = guard;
  }

  /** How many bytes {@link #giveBack} has. */
  int kept() {
    return kept;
  }

  /** Puts the bytes that were kept back at the start of a buffer with room for them. */
  int giveBack(byte[] buffer, int offset) {
    int bytes = kept;
    System.arraycopy(header, 0, buffer, offset, bytes);
    kept = 0;
    return bytes;
  }

  /**
   * Looks at the client's next bytes, those given back first.
   *
   * @return how many of them go on to the container; they are moved to the front
   */
  int pass(byte[] buffer, int offset, int length) {
    int end = offset + length;
    int in = offset;
    int out = offset;
    while (in < end) {
      int bytes;
      if (payloadLeft > 0) {
        bytes = (int) Math.min(payloadLeft, end - in);
        payloadLeft -= bytes;
      } else {
        bytes = headerLength(buffer, in, end);
        if (bytes > end - in) {
          kept = end - in;
          System.arraycopy(buffer, in, header, 0, kept);
          break;
        }
        enter(buffer, in);
      }
      if (!cutting) {
        if (out != in) {
          System.arraycopy(buffer, in, buffer, out, bytes);
        }
        out += bytes;
      }
      in += bytes;
    }
    return out - offset;
  }

  /** As far as can be told: more than there is when there isn't enough to tell. */
  private static int headerLength(byte[] buffer, int at, int end) {
    if (end - at < 2) {
      return MAX_HEADER;
    }
    int mask = (buffer[at + 1] & MASKED) == 0 ? 0 : 4;
    return switch (buffer[at + 1] & LENGTH) {
      case LENGTH_IN_2_BYTES -> 4 + mask;
      case LENGTH_IN_8_BYTES -> 10 + mask;
      default -> 2 + mask;
    };
  }

  private void enter(byte[] buffer, int at) {
    payloadLeft = payloadLength(buffer, at);
    boolean masked = (buffer[at + 1] & MASKED) != 0;
    cutting = !guard.admits(buffer[at] & OPCODE, masked, payloadLeft);
  }

  private static long payloadLength(byte[] buffer, int at) {
    int length = buffer[at + 1] & LENGTH;
    int bytes =
        switch (length) {
          case LENGTH_IN_2_BYTES -> 2;
          case LENGTH_IN_8_BYTES -> 8;
          default -> 0;
        };
    if (bytes == 0) {
      return length;
    }
    long extended = 0;
    for (int i = 0; i < bytes; i++) {
      extended = extended << 8 | buffer[at + 2 + i] & 0xFF;
    }
    return extended < 0 ? Long.MAX_VALUE : extended; // The top bit must not be set.
  }
}
