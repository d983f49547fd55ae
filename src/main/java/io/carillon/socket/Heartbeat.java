package io.carillon.socket;

import io.carillon.delivery.SessionRegistry;
import io.carillon.task.InTurn;
import io.carillon.task.RepeatedTask;
import io.carillon.task.RepeatedTask.Importance;
import io.carillon.task.RepeatedTasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks at every connection once a second: pings, and closes those that are silent, that never got
 * their session, or whose token has expired. One timer for all: a container's own idle time-outs
 * cost one each and miss sessions whose client is gone.
 */
@Startup
@Singleton
@DependsOn("SessionRegistry")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Heartbeat {

  private static final Duration CHECK = Duration.ofSeconds(1);

  /** Two pings unanswered; with the check's own second it stays within the promised 50 s. */
  private static final Liveness LIVENESS =
      new Liveness(Duration.ofSeconds(20), Duration.ofSeconds(45), Duration.ofSeconds(10));

  @Inject private SessionRegistry registry;
  @Inject private SessionCloser closer;
  @Inject private RepeatedTasks tasks;
  @Inject private UnfinishedMessages unfinished;
  @Inject private CatchUp catchUp;

  private RepeatedTask checks;

  @PostConstruct
  void start() {
    checks = tasks.start("heartbeat", Importance.VITAL, CHECK, this::checkAll);
  }

  @PreDestroy
  void stop() {
    checks.stop();
  }

  private void checkAll() {
    unfinished.closeOverdue();
    catchUp.endOverdue();
    Instant now = Instant.now();
    InTurn.forEach(registry.all(), connection -> LIVENESS.check(connection, now));
    closer.endOverdue();
  }
}
