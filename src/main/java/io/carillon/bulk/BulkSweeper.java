package io.carillon.bulk;

import io.carillon.metrics.BulkMeters;
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
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Sees to what stayed behind: the database commits as the last resource, so a crash can leave a row
 * without its queue entry, and a broker that is down takes none. What stays behind may as well only
 * wait behind others, in the queue or at a consumer, and must not be queued again and again then.
 */
@Startup
@Singleton
@DependsOn("Schema")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class BulkSweeper {

  private static final Duration SWEEP = Duration.ofSeconds(15);
  private static final int MOST_AT_ONCE = 100;

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private BulkMessages bulkMessages;
  @Inject private BulkBacklog backlog;
  @Inject private BulkMeters meters;

  @Inject private RepeatedTasks tasks;

  private RepeatedTask sweeps;

  @PostConstruct
  void start() {
    sweeps = tasks.start("bulk-sweep", Importance.DEFERRABLE, SWEEP, this::sweep);
  }

  @PreDestroy
  void stop() {
    sweeps.stop();
  }

  private void sweep() {
    meters.waiting(backlog.waiting());
    Instant now = Instant.now();
    InTurn.forEach(stalled(now), id -> bulkMessages.check(id, now));
  }

  private List<Long> stalled(Instant now) {
    return entities
        .createQuery(
            "select b.id from BulkMessage b where b.status in (:queued, :sending)"
                + " and b.progressedAt not between :lately and :soon and (b.checkedAt is null"
                + " or b.checkedAt not between :checkedLately and :checkedSoon) order by b.id",
            Long.class)
        .setParameter("queued", BulkMessage.Status.QUEUED)
        .setParameter("sending", BulkMessage.Status.SENDING)
        .setParameter("lately", now.minus(BulkMessage.PATIENCE))
        .setParameter("soon", now.plus(BulkMessage.PATIENCE))
        .setParameter("checkedLately", now.minus(BulkMessage.CHECK_PATIENCE))
        .setParameter("checkedSoon", now.plus(BulkMessage.CHECK_PATIENCE))
        .setMaxResults(MOST_AT_ONCE)
        .getResultList();
  }
}
