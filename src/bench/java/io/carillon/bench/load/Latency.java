package io.carillon.bench.load;

import org.HdrHistogram.Histogram;

/** Histograms of durations, in microseconds with three significant digits. */
public final class Latency {

  private static final double MICROS_PER_MILLI = 1_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private Latency() {}

  public static Histogram histogram() {
    return new Histogram(3);
  }

  /** A negative duration, which clocks don't give, counts as none. */
  public static void record(Histogram histogram, long nanos) {
    histogram.recordValue(Math.max(0, nanos) / NANOS_PER_MICRO);
  }

  public static double millis(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }
}
