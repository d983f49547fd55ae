package io.carillon.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** Announcements that wait for each other. */
public final class AnnouncementMeters {

  private final MeterRegistry registry;
  private final Counter refused;

  public AnnouncementMeters(MeterRegistry registry) {
    this.registry = registry;
    refused =
        Counter.builder("carillon.announcements.refused")
            .description("Announcements that had to wait too long for others")
            .register(registry);
  }

  /**
   * @param waiting how many wait; called whenever somebody wants to know
   */
  public void watchWaiting(IntSupplier waiting) {
    Gauge.builder("carillon.announcements.waiting", waiting::getAsInt)
        .description("Announcements that wait for others, without a connection to the database")
        .register(registry);
  }

  public void refused() {
    refused.increment();
  }
}
