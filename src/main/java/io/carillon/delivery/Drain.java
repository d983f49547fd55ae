package io.carillon.delivery;

import io.carillon.task.RepeatedTask;
import io.carillon.task.RepeatedTask.Importance;
import io.carillon.task.RepeatedTasks;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
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
  @Inject private RepeatedTasks tasks;

  private volatile boolean on;
  private RepeatedTask steps;

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
    steps = tasks.start("drain", Importance.DEFERRABLE, STEP, closing::step);
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
      steps.stop();
    }
  }
}
