package io.carillon.identity;

import io.carillon.config.Settings;
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
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;

/**
 * Has this node act on what changed about someone's access, here or on another node, within the
 * promised two seconds. What this node changed itself it sees in the log as well, to no effect.
 */
@Startup
@Singleton
@DependsOn("Schema")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class AccessWatch {

  private static final Logger LOG = Logger.getLogger(AccessWatch.class.getName());
  private static final Duration LOOK = Duration.ofMillis(500);

  /** One that is away for longer sees that some are missing. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  @Inject private Settings settings;
  @Inject private AccessLog log;
  @Inject private Tokens tokens;
  @Inject private TokenCache cache;
  @Inject private Directory directory;
  @Inject private ChangedUsers changed;
  @Inject private Event<AccessInDoubt> inDoubt;
  @Inject private RepeatedTasks tasks;

  private RepeatedTask looks;
  private long seen;
  private long seenBefore;
  private long droppedNanos = System.nanoTime();
  private boolean missedSome;

  @PostConstruct
  void start() {
    if (settings.cluster()) {
      seen = log.lastId();
      seenBefore = seen;
    }
    looks = tasks.start("access-watch", Importance.VITAL, LOOK, this::look);
  }

  @PreDestroy
  void stop() {
    looks.stop();
  }

  private void look() {
    if (settings.cluster()) {
      readLog();
      dropOld();
    }
    if (missedSome) {
      LOG.info("Changes of access were missed: the tokens of all connections are checked");
      cache.dropAll();
      directory.forgetAll();
      inDoubt.fire(new AccessInDoubt(Optional.empty()));
      missedSome = false;
    }
    changed.forEachBatch(this::actOn);
  }

  /** Ids have no gaps, and neither has what was read, unless some were dropped before. */
  private void readLog() {
    long last = log.lastId();
    while (seen != last) {
      List<AccessLog.Entry> entries = log.after(seen);
      boolean follows = !entries.isEmpty() && entries.get(0).id() == seen + 1;
      missedSome |= !follows;
      changed.add(entries.stream().map(AccessLog.Entry::userId).toList());
      seen = entries.isEmpty() ? last : entries.get(entries.size() - 1).id();
      last = Math.max(last, seen);
    }
  }

  private void actOn(Set<Long> users) {
    directory.forget(users);
    tokens.forget(users);
    inDoubt.fire(new AccessInDoubt(Optional.of(users)));
  }

  private void dropOld() {
    if (System.nanoTime() - droppedNanos > KEPT.toNanos()) {
      log.drop(seenBefore);
      seenBefore = seen;
      droppedNanos = System.nanoTime();
    }
  }
}
