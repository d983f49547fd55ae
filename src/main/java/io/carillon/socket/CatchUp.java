package io.carillon.socket;

import io.carillon.config.Settings;
import io.carillon.core.ByteBudget;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Missed;
import io.carillon.delivery.SeriousErrors;
import io.carillon.metrics.HeldMeters;
import io.carillon.wire.FrameCodec;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends clients what they have missed. On a few threads of its own, since each step takes a query
 * and thousands may come back at once.
 */
@ApplicationScoped
public class CatchUp {

  private static final int THREADS = 4;
  private static final int MAX_WAITING = 16_384;
  private static final int IDLE_SECONDS = 10;

  @Inject private FrameCodec codec;
  @Inject private Settings settings;
  @Inject private HeldMeters meters;
  @Inject private SeriousErrors errors;
  @Resource private ManagedThreadFactory threads;

  private ThreadPoolExecutor executor;
  private CatchUpTurns turns;

  @PostConstruct
  void start() {
    executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            threads);
    executor.allowCoreThreadTimeOut(true);
    ByteBudget budget = new ByteBudget(settings.limits().heldBytes());
    meters.watch(HeldMeters.Kind.REPLAY, budget::held);
    turns = new CatchUpTurns(codec, budget, executor, errors, System::nanoTime);
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  /**
   * Returns at once.
   *
   * @param connection one that has its session, and says what it has seen
   */
  public void begin(Connection connection, Missed missed) {
    turns.add(connection, missed);
  }

  /** Call it when a connection has ended. */
  void ended(Connection connection) {
    turns.ended(connection);
  }

  /** Ends those whose client doesn't read. Call it every second or so. */
  void endOverdue() {
    turns.endOverdue();
  }
}
