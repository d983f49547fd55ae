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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * In a cluster, sees what other nodes changed about someone's access, and has this one act on it
 * within the promised two seconds. What this node changed itself it sees as well, to no effect.
 */
@Startup
@Singleton
@DependsOn("Schema")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class AccessWatch {

  private static final Duration LOOK = Duration.ofMillis(500);

  /** A node that sleeps for longer has lost its clients, and its caches are empty by then. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  @Inject private Settings settings;
  @Inject private AccessLog log;
  @Inject private Tokens tokens;
  @Inject private RepeatedTasks tasks;

  private RepeatedTask looks;
  private long seen;
  private long seenBefore;
  private long droppedNanos = System.nanoTime();

  @PostConstruct
  void start() {
    if (settings.cluster()) {
      seen = log.lastId();
      seenBefore = seen;
      looks = tasks.start("access-watch", Importance.VITAL, LOOK, this::look);
    }
  }

  @PreDestroy
  void stop() {
    if (looks != null) {
      looks.stop();
    }
  }

  private void look() {
    for (List<AccessLog.Entry> entries = log.after(seen);
        !entries.isEmpty();
        entries = log.after(seen)) {
      Set<Long> users = new LinkedHashSet<>();
      entries.forEach(entry -> users.add(entry.userId()));
      users.forEach(tokens::changedElsewhere);
      seen = entries.get(entries.size() - 1).id();
    }
    dropOld();
  }

  private void dropOld() {
    if (System.nanoTime() - droppedNanos > KEPT.toNanos()) {
      log.drop(seenBefore);
      seenBefore = seen;
      droppedNanos = System.nanoTime();
    }
  }
}
