package io.carillon.bench.load;

/**
 * When messages are to be sent, at an even rate. Being late changes nothing about the times of
 * those that follow: a slow server gets no mercy, and its latencies count from these times.
 */
final class Schedule {

  private static final double NANOS_PER_SECOND = 1e9;

  private final long startNanos;
  private final double gapNanos;
  private long taken;

  Schedule(long startNanos, double perSecond) {
    this.startNanos = startNanos;
    this.gapNanos = NANOS_PER_SECOND / perSecond;
  }

  /** The time of the next message. */
  long next() {
    return startNanos + (long) (taken * gapNanos);
  }

  boolean due(long now) {
    return next() - now <= 0;
  }

  long take() {
    long due = next();
    taken++;
    return due;
  }
}
