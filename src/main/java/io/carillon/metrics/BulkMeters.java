package io.carillon.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;

/** How bulk messages get on. */
public final class BulkMeters {

  private final LabelledCounter recipients;
  private final Counter sent;
  private final Counter gone;
  private final Counter failures;
  private final AtomicLong waiting = new AtomicLong();

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
    Gauge.builder("carillon.bulk.queue", waiting, AtomicLong::get)
        .description("Pages of bulk messages that aren't sent yet, looked at now and then")
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

  /** Pages that aren't sent yet, as last seen. */
  public void waiting(long pages) {
    waiting.set(pages);
  }

  /** How many there were when {@link #waiting(long)} was told last. */
  public long waiting() {
    return waiting.get();
  }

  public SortedMap<String, Long> recipients() {
    return recipients.totals();
  }
}
