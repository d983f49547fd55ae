package io.carillon.socket;

/** A token bucket: so many frames a second, with a burst of as many again. Not thread-safe. */
final class FrameRate {

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

  /** Whether one more frame is within the rate at this time of {@link System#nanoTime}. */
  boolean admits(long nowNanos) {
    available = Math.min(burst, available + (nowNanos - lastNanos) / NANOS_PER_SECOND * perSecond);
    lastNanos = nowNanos;
    if (available < 1) {
      return false;
    }
    available--;
    return true;
  }
}
