package io.carillon.socket;

import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import io.carillon.metrics.HeldMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/** Unfinished messages for tests. */
final class Unfinished {

  private Unfinished() {}

  /**
   * @param mostBytes of all together
   */
  static UnfinishedMessages within(int mostBytes, AtomicLong nanoTime) {
    return new UnfinishedMessages(
        new Settings.Limits(12, 100, 300, 5, 1, OptionalInt.empty(), 8, mostBytes),
        new HeldMeters(new SimpleMeterRegistry()),
        nanoTime::get);
  }

  static UnfinishedMessages.Message of(Connection connection) {
    return within(1_000, new AtomicLong()).of(connection);
  }
}
