package io.carillon.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** REST calls on their way through the server. */
public final class CallMeters {

  private final MeterRegistry registry;

  public CallMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param waiting how many calls wait for their turn; called whenever somebody wants to know
   */
  public void watchWaiting(IntSupplier waiting) {
    Gauge.builder("carillon.calls.waiting", waiting::getAsInt)
        .description("REST calls that wait for their turn")
        .register(registry);
  }
}
