package io.carillon.bench;

import io.carillon.bench.figures.Figures;
import io.carillon.bench.load.Balance;
import io.carillon.bench.load.Latency;
import org.HdrHistogram.Histogram;

/** Figures that several scenarios share. */
final class SharedFigures {

  private SharedFigures() {}

  static void add(Figures figures, String name, Histogram histogram) {
    figures
        .put(name + "_ms_p50", Latency.millis(histogram, 50))
        .put(name + "_ms_p99", Latency.millis(histogram, 99))
        .put(name + "_ms_p999", Latency.millis(histogram, 99.9))
        .put(name + "_ms_max", Latency.millis(histogram, 100));
  }

  /** What became of all messages, under names that start with this. */
  static void add(Figures figures, String prefix, Balance balance) {
    figures
        .put(prefix + "sent", balance.sent())
        .put(prefix + "lost_after_ack", balance.lostAfterAck())
        .put(prefix + "never_acknowledged", balance.neverAcknowledged())
        .put(prefix + "refused", balance.refused())
        .put(prefix + "duplicated", balance.duplicated())
        .put(prefix + "out_of_order", balance.outOfOrder())
        .put(prefix + "unknown", balance.unknown());
  }
}
