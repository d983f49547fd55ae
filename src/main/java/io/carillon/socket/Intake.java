package io.carillon.socket;

import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import io.carillon.metrics.ConnectionMeters;
import io.carillon.wire.CloseCode;

/** What may come in on one connection: its frames' size and rate. Not thread-safe. */
final class Intake {

  private static final int MAX_UTF8_PER_CHAR = 3;

  private final Connection connection;
  private final ConnectionMeters meters;
  private final int maxBytes;
  private final FrameRate rate;

  Intake(Connection connection, Settings.Limits limits, ConnectionMeters meters) {
    this.connection = connection;
    this.meters = meters;
    this.maxBytes = limits.frameBytes();
    this.rate = new FrameRate(limits.framesPerSecond(), System.nanoTime());
  }

  /** Whether to go on with this frame; if not, the connection is closed. */
  boolean admits(String text) {
    return admits(text.length() * MAX_UTF8_PER_CHAR <= maxBytes ? 0 : utf8Length(text));
  }

  /** The same for a frame of so many bytes. */
  boolean admits(int bytes) {
    connection.heard();
    meters.frameReceived();
    if (bytes > maxBytes) {
      connection.close(CloseCode.TOO_BIG);
      return false;
    }
    if (!rate.admits(System.nanoTime())) {
      connection.close(CloseCode.TOO_MANY_FRAMES);
      return false;
    }
    return true;
  }

  private static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes += 1;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        bytes += 2; // A pair of surrogates is one character of four bytes.
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
