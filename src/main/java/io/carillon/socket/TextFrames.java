package io.carillon.socket;

import io.carillon.wire.EncodedFrame;
import java.nio.ByteBuffer;
import java.util.List;

/** Frames as bytes: RFC 6455, section 5.2, unmasked and unfragmented as servers send them. */
final class TextFrames {

  private static final byte FINAL_TEXT = (byte) 0x81;
  private static final int MAX_HEADER = 10;
  private static final int MAX_SHORT = 125;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;

  private TextFrames() {}

  /** One after the other. The buffer has an array. */
  static ByteBuffer encode(List<EncodedFrame> frames) {
    int size = 0;
    for (EncodedFrame frame : frames) {
      size += MAX_HEADER + frame.utf8().length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (EncodedFrame frame : frames) {
      putHeader(bytes, frame.utf8().length);
      bytes.put(frame.utf8());
    }
    return bytes.flip();
  }

  private static void putHeader(ByteBuffer bytes, int length) {
    bytes.put(FINAL_TEXT);
    if (length <= MAX_SHORT) {
      bytes.put((byte) length);
    } else if (length <= Character.MAX_VALUE) {
      bytes.put((byte) LENGTH_16).putShort((short) length);
    } else {
      bytes.put((byte) LENGTH_64).putLong(length);
    }
  }
}
