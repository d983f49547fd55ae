package io.carillon.socket;

import io.carillon.delivery.Connection;
import io.carillon.delivery.SessionRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks at every connection once a second: pings, and closes those that are silent, that never got
 * their session, or whose token has expired. One timer for all: a container's own idle time-outs
 * cost one each and miss sessions whose client is gone.
 *
 * <p>On a thread of its own: WildFly 39 reports each task that its managed scheduler would start
 * while the server stops, with a stack trace.
 */
@Startup
@Singleton
@DependsOn("SessionRegistry")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Heartbeat {

  private static final Logger LOG = Logger.getLogger(Heartbeat.class.getName());

  private static final Duration CHECK = Duration.ofSeconds(1);

  /** Two pings unanswered; with the check's own second it stays within the promised 50 s. */
  private static final Liveness LIVENESS =
      new Liveness(Duration.ofSeconds(20), Duration.ofSeconds(45), Duration.ofSeconds(10));

  @Inject private SessionRegistry registry;
  @Inject private SessionCloser closer;
  @Resource private ManagedThreadFactory threads;

  private ScheduledExecutorService checks;

  @PostConstruct
  void start() {
    checks = Executors.newSingleThreadScheduledExecutor(threads);
    checks.scheduleWithFixedDelay(
        this::checkAll, CHECK.toMillis(), CHECK.toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    checks.shutdownNow();
  }

  private void checkAll() {
    closer.endOverdue();
    Instant now = Instant.now();
    for (Connection connection : registry.all()) {
      try {
        LIVENESS.check(connection, now);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "Checking a connection failed", e);
      }
    }
  }
}
