package io.carillon.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** The message journal's commits and what waits for one. */
public final class JournalMeters {

  /** The histogram's bounds: from a commit in memory to a database in trouble. */
  private static final Duration[] BOUNDS =
      IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Counter acknowledged;
  private final Counter failures;
  private final Timer commits;
  private final DistributionSummary batches;

  public JournalMeters(MeterRegistry registry) {
    this.registry = registry;
    acknowledged =
        Counter.builder("carillon.messages.acknowledged")
            .description("Chat messages that were stored and so acknowledged")
            .register(registry);
    failures =
        Counter.builder("carillon.commit.failures")
            .description("Journal commits that stored nothing")
            .register(registry);
    commits =
        Timer.builder("carillon.commit")
            .description("How long a journal commit took")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
    batches =
        DistributionSummary.builder("carillon.commit.messages")
            .description("Chat messages in one journal commit")
            .register(registry);
  }

  /**
   * @param queued how many messages wait; called whenever somebody wants to know
   */
  public void watchQueue(IntSupplier queued) {
    Gauge.builder("carillon.journal.queue", queued::getAsInt)
        .description("Chat messages waiting for their commit")
        .register(registry);
  }

  public void committed(int messages, long nanos) {
    acknowledged.increment(messages);
    commits.record(nanos, TimeUnit.NANOSECONDS);
    batches.record(messages);
  }

  public void commitFailed() {
    failures.increment();
  }

  public long acknowledged() {
    return (long) acknowledged.count();
  }

  public long commits() {
    return commits.count();
  }

  /** All commits together. */
  public double commitSeconds() {
    return commits.totalTime(TimeUnit.SECONDS);
  }

  public long commitFailures() {
    return (long) failures.count();
  }
}
