package io.carillon.socket;

import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import io.carillon.metrics.ConnectionMeters;
import io.carillon.wire.CloseCode;
import io.carillon.wire.Utf8;
import java.util.Optional;
import java.util.function.LongPredicate;

/** What may come in on one connection: its frames' size and rate. Not thread-safe. */
final class Intake {

  private static final int MAX_UTF8_PER_CHAR = 3;

  private final Connection connection;
  private final ConnectionMeters meters;
  private final int maxBytes;
  private final FrameRate rate;
  private final LongPredicate unfinished;

  /** Of the message whose last part hasn't come yet. */
  private final StringBuilder parts = new StringBuilder();

  private long bytes;

  /**
   * @param unfinished told how many bytes are here of a message that isn't whole; closes the
   *     connection when it says no
   */
  Intake(
      Connection connection,
      Settings.Limits limits,
      ConnectionMeters meters,
      LongPredicate unfinished) {
    this.connection = connection;
    this.meters = meters;
    this.maxBytes = limits.frameBytes();
    this.unfinished = unfinished;
    this.rate = new FrameRate(limits.framesPerSecond(), System.nanoTime());
  }

  /**
   * Takes a part of a text message. The whole message comes with its last part, unless it is
   * refused; then, and once the connection has ended for another reason, nothing comes.
   */
  Optional<String> text(String part, boolean last) {
    if (!goesOn(last ? lengthWithin(part) : Utf8.length(part), part.length(), last)) {
      return Optional.empty();
    }
    if (parts.isEmpty() && last) {
      return Optional.of(part);
    }
    parts.append(part);
    if (!unfinished.test(last ? 0 : bytes)) {
      forgetParts();
    }
    if (!last) {
      return Optional.empty();
    }
    String whole = parts.toString();
    forgetParts();
    return Optional.of(whole);
  }

  /** The same for a binary message, of which only the size matters: whether it is there whole. */
  boolean binary(int partBytes, boolean last) {
    return goesOn(partBytes, partBytes, last) && last;
  }

  /** Parts count for the rate as whole messages do: there may be any number of empty ones. */
  private boolean goesOn(int partBytes, int partSize, boolean last) {
    if (connection.ended()) {
      forgetParts();
      return false;
    }
    connection.heard();
    bytes += partBytes;
    CloseCode fault = CloseCode.TOO_BIG;
    boolean good = bytes <= maxBytes;
    if (last) {
      bytes = 0;
      meters.frameReceived();
    }
    if (good) {
      fault = CloseCode.TOO_MANY_FRAMES;
      good = rate.admits(partSize, System.nanoTime());
    }
    if (!good) {
      forgetParts();
      connection.close(fault);
    }
    return good;
  }

  /** With their memory. */
  private void forgetParts() {
    parts.setLength(0);
    parts.trimToSize();
  }

  /** The exact length only where it matters: most messages are far below the limit. */
  private int lengthWithin(String part) {
    long most = bytes + (long) part.length() * MAX_UTF8_PER_CHAR;
    return most <= maxBytes ? 0 : Utf8.length(part);
  }
}
