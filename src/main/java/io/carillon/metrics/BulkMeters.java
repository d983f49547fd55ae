package io.carillon.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How bulk messages get on. */
public final class BulkMeters {

  private final LabelledCounter recipients;
  private final Counter sent;
  private final Counter gone;
  private final Counter failures;
  private final AtomicInteger queued = new AtomicInteger();

  public BulkMeters(MeterRegistry registry) {
    recipients =
        new LabelledCounter(
            registry, "carillon.bulk.recipients", "Recipients of bulk messages", "result");
    sent = recipients.of("sent");
    gone = recipients.of("gone");
    failures =
        Counter.builder("carillon.bulk.failures")
            .description("Steps of bulk messages that failed and are tried again or given up")
            .register(registry);
    Gauge.builder("carillon.bulk.queue", queued, AtomicInteger::get)
        .description("Entries that wait in the queue of bulk messages, looked at now and then")
        .register(registry);
  }

  /** A page is committed: so many got it, so many were no longer there. */
  public void page(int sentTo, int goneBefore) {
    sent.increment(sentTo);
    gone.increment(goneBefore);
  }

  public void failed() {
    failures.increment();
  }

  /** Entries that wait in the queue, as last seen. */
  public void queued(int entries) {
    queued.set(entries);
  }

  public SortedMap<String, Long> recipients() {
    return recipients.totals();
  }
}
