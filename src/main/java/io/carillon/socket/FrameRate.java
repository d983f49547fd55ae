package io.carillon.socket;

/**
 * A token bucket: so many frames a second, with a burst of as many again. A large frame costs what
 * as many small ones do, so that this limits bytes too. Not thread-safe.
 */
final class FrameRate {

  private static final int BYTES_OF_ONE_FRAME = 4_096;
  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private final double burst;
  private double available;
  private long lastNanos;

  FrameRate(int perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.burst = 2.0 * perSecond;
    this.available = burst;
    this.lastNanos = nowNanos;
  }

  /** How many frames one of this size counts for. */
  static int cost(int bytes) {
    return 1 + Math.max(0, bytes - 1) / BYTES_OF_ONE_FRAME;
  }

  /**
   * Whether one more frame is within the rate at this time of {@link System#nanoTime}. One that
   * costs more than is left is, and the next ones wait for it: else a low rate would never admit a
   * large frame.
   */
  boolean admits(int bytes, long nowNanos) {
    available = Math.min(burst, available + (nowNanos - lastNanos) / NANOS_PER_SECOND * perSecond);
    lastNanos = nowNanos;
    if (available < 1) {
      return false;
    }
    available -= cost(bytes);
    return true;
  }
}
