package io.carillon.socket;

import io.carillon.delivery.Connection;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends clients what they have missed. On a few threads of its own, since each takes a query and
 * thousands may come back at once. What cannot be read ends the connection, so that its client
 * comes back: going on would leave a gap.
 */
@ApplicationScoped
public class CatchUp {

  private static final Logger LOG = Logger.getLogger(CatchUp.class.getName());
  private static final int THREADS = 4;
  private static final int MAX_WAITING = 16_384;
  private static final int IDLE_SECONDS = 10;

  @Inject private FrameCodec codec;
  @Resource private ManagedThreadFactory threads;

  private ThreadPoolExecutor executor;

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
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  /**
   * Returns at once.
   *
   * @param connection one that has its session
   * @param missed reads what it has missed, oldest first
   */
  public void begin(Connection connection, Supplier<List<ServerFrame>> missed) {
    try {
      executor.execute(() -> replay(connection, missed));
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "Too many clients are catching up", e);
      connection.close(CloseCode.GOING_AWAY);
    }
  }

  private void replay(Connection connection, Supplier<List<ServerFrame>> missed) {
    if (connection.ended()) {
      return;
    }
    try {
      connection.replay(
          missed.get().stream().map(codec::encode).map(EncodedFrame::forCatchingUp).toList());
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          e,
          () ->
              "What user %d has missed could not be read"
                  .formatted(connection.access().caller().userId()));
      connection.close(CloseCode.GOING_AWAY);
    }
  }
}
