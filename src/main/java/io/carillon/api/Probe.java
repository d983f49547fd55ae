package io.carillon.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks one check without being held up by it and without wearing it out: at most one run at a time,
 * whose result is good for a second; one that hangs counts as {@link HealthCheck#unanswered} until
 * it comes back.
 */
final class Probe {

  static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Logger LOG = Logger.getLogger(Probe.class.getName());
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  /** One run of the check, and when it was started. */
  private record Run(long startNanos, CompletableFuture<HealthCheck.Result> result) {}

  private final HealthCheck check;
  private final Executor threads;
  private final LongSupplier nanoTime;
  private final HealthCheck.Result failed; // Made early: there may be no memory for it then.
  private Run last;
  private volatile boolean failing;

  /**
   * @param threads runs each task on a thread that nobody else waits for
   */
  Probe(HealthCheck check, Executor threads, LongSupplier nanoTime) {
    this.check = check;
    this.threads = threads;
    this.nanoTime = nanoTime;
    this.failed = unanswered("failed, see the log");
  }

  /** Makes sure that there is a recent result, or will be. Doesn't wait for it. */
  synchronized void begin() {
    if (last != null
        && (!last.result().isDone()
            || nanoTime.getAsLong() - last.startNanos() < GOOD_FOR.toNanos())) {
      return;
    }
    CompletableFuture<HealthCheck.Result> result = new CompletableFuture<>();
    Run run = new Run(nanoTime.getAsLong(), result);
    last = run;
    boolean started = false;
    try {
      threads.execute(() -> complete(result));
      started = true;
    } catch (RuntimeException | Error e) {
      failed(e);
    } finally {
      if (!started) {
        result.complete(failed);
      }
    }
  }

  /** The result of what was begun; waits until the limit, counted from its start. */
  HealthCheck.Result result() {
    Run run;
    synchronized (this) {
      run = last;
    }
    long left = LIMIT.toNanos() - (nanoTime.getAsLong() - run.startNanos());
    try {
      return run.result().get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return unanswered("no answer within " + LIMIT.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unanswered("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whatever happens: one that never ended would never be asked again. */
  private void complete(CompletableFuture<HealthCheck.Result> result) {
    try {
      result.complete(check.check());
      failing = false;
    } catch (Exception | Error e) {
      failed(e);
    } finally {
      result.complete(failed);
    }
  }

  /** What went wrong is for the log, once: it may name hosts and users. */
  private void failed(Throwable fault) {
    boolean first = !failing;
    failing = true;
    if (first) {
      LOG.log(Level.WARNING, fault, () -> "Health check " + check.name() + " failed");
    }
  }

  private HealthCheck.Result unanswered(String reason) {
    return check.result(check.unanswered(), Map.of("reason", reason));
  }
}
