package io.carillon.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;

/**
 * Empties this node before it is stopped: while it is on, handshakes are refused and connections
 * are closed, spread over some seconds. What was accepted is still stored and answered.
 */
@ApplicationScoped
public class Drain {

  private static final Logger LOG = Logger.getLogger(Drain.class.getName());
  private static final Duration SPREAD = Duration.ofSeconds(5);
  private static final Duration NOTICED = Duration.ofMillis(1_500);
  private static final Duration STEP = Duration.ofMillis(100);

  @Inject private SessionRegistry registry;
  @Resource private ManagedScheduledExecutorService scheduler;

  private volatile boolean on;
  private ScheduledFuture<?> steps;

  /** Whether nobody is to be let in. */
  public boolean isOn() {
    return on;
  }

  /** Goes on until {@link #stop}: a handshake that was under way may join late. */
  public synchronized void start() {
    if (on) {
      return;
    }
    on = true;
    GradualClose closing = new GradualClose(registry.all(), (int) SPREAD.dividedBy(STEP));
    steps =
        scheduler.scheduleWithFixedDelay(closing::step, 0, STEP.toMillis(), TimeUnit.MILLISECONDS);
    LOG.info("Draining: handshakes are refused, connections are closed");
  }

  /**
   * The server stops: nobody is let in. Goes on only when readiness, whose answers are good for a
   * second, says so too; there is no need where nobody is connected.
   */
  void close(@Observes @Priority(Stopping.ADMISSION_ENDS) Stopping stopping) {
    on = true;
    if (registry.size() > 0) {
      LockSupport.parkNanos(NOTICED.toNanos());
    }
  }

  /** Lets clients in again; does nothing when it isn't on. */
  public synchronized void stop() {
    if (!on) {
      return;
    }
    end();
    on = false;
    LOG.info("No longer draining");
  }

  @PreDestroy
  synchronized void end() {
    if (steps != null) {
      steps.cancel(false);
    }
  }
}
