package io.carillon.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** Bytes that are held for clients, by kind, each of which has a limit. */
public final class HeldMeters {

  /** What is held. */
  public enum Kind {
    /** Messages that clients have begun and not ended. */
    UNFINISHED,
    /** What those who catch up are sent next. */
    REPLAY,
    /** REST answers with texts, until they are written. */
    ANSWERS,
    /** Messages that wait for their commit. */
    JOURNAL;

    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final MeterRegistry registry;
  private final Map<Kind, Counter> refused = new EnumMap<>(Kind.class);

  public HeldMeters(MeterRegistry registry) {
    this.registry = registry;
    for (Kind kind : Kind.values()) {
      refused.put(
          kind,
          Counter.builder("carillon.held.refused")
              .description("What was refused because carillon.limits.held-bytes were held")
              .tag("kind", kind.label())
              .register(registry));
    }
  }

  /**
   * @param bytes how much is held; called whenever somebody wants to know
   */
  public void watch(Kind kind, LongSupplier bytes) {
    Gauge.builder("carillon.held.bytes", bytes::getAsLong)
        .description("Bytes held for clients")
        .tag("kind", kind.label())
        .register(registry);
  }

  public void refused(Kind kind) {
    refused.get(kind).increment();
  }
}
