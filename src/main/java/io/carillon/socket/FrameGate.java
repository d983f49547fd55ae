package io.carillon.socket;

import java.util.function.LongPredicate;

/**
 * Cuts frames out of a client's bytes, at their header: containers buffer a frame whole before
 * anyone sees its size, and answer pings without asking anyone. Keeps back the start of a header
 * until the rest of it comes. Not thread-safe.
 */
final class FrameGate {

  private static final int MAX_HEADER = 14;
  private static final int FINAL = 0x80;
  private static final int OPCODE = 0x0F;
  private static final int CONTROL = 0x08;
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
  private final LongPredicate unfinished;
  private final byte[] header = new byte[MAX_HEADER];
  private int kept;
  private long payloadLeft;
  private boolean cutting;
  private boolean control;
  private boolean lastOfMessage;
  private long ofMessage;
  private long told;
  private boolean shut;

  /**
   * @param unfinished told how many bytes have gone through of a message that isn't whole, whenever
   *     that has changed; nothing goes through any more once it says no
   */
  FrameGate(Guard guard, LongPredicate unfinished) {
    this.guard = guard;
    this.unfinished = unfinished;
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
    if (shut) {
      return 0; // In the middle of a frame, so that not even a close frame would be seen as one.
    }
    int end = offset + length;
    int in = offset;
    int out = offset;
    while (in < end) {
      int bytes;
      if (payloadLeft > 0) {
        bytes = (int) Math.min(payloadLeft, end - in);
        payloadLeft -= bytes;
        ofMessage += cutting || control ? 0 : bytes;
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
      if (payloadLeft == 0 && lastOfMessage) {
        ofMessage = 0;
      }
    }
    if (ofMessage != told) {
      told = ofMessage;
      shut = !unfinished.test(ofMessage);
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
    int opcode = buffer[at] & OPCODE;
    boolean masked = (buffer[at + 1] & MASKED) != 0;
    control = (opcode & CONTROL) != 0;
    lastOfMessage = !control && (buffer[at] & FINAL) != 0;
    cutting = !guard.admits(opcode, masked, payloadLeft);
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
