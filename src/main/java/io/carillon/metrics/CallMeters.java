package io.carillon.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** REST calls on their way through the server. */
public final class CallMeters {

  private final MeterRegistry registry;
  private final Counter withoutPlace;
  private final Counter late;

  public CallMeters(MeterRegistry registry) {
    this.registry = registry;
    LabelledCounter bodies =
        new LabelledCounter(
            registry, "carillon.bodies.refused", "Bodies that were not waited for", "reason");
    withoutPlace = bodies.of("too_many");
    late = bodies.of("not_whole");
  }

  /** Too many were on their way, of all addresses or of one. */
  public void bodyWithoutPlace() {
    withoutPlace.increment();
  }

  /** It didn't come whole, or not in time. */
  public void bodyLate() {
    late.increment();
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
