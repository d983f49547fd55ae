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
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Queues again what stayed behind: the database commits as the last resource, so a crash can leave
 * a row without its queue entry, and a broker that is down takes none.
 */
@Startup
@Singleton
@DependsOn("Schema")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class BulkSweeper {

  private static final Logger LOG = Logger.getLogger(BulkSweeper.class.getName());
  private static final Duration SWEEP = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
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
    backlog.queued().ifPresent(meters::queued);
    InTurn.forEach(behind(), this::requeue);
  }

  private void requeue(long id) {
    LOG.log(Level.INFO, "Bulk message {0} made no progress and is queued again", id);
    bulkMessages.requeue(id);
  }

  private List<Long> behind() {
    return entities
        .createQuery(
            "select b.id from BulkMessage b where b.status in (:queued, :sending)"
                + " and b.progressedAt < :before order by b.id",
            Long.class)
        .setParameter("queued", BulkMessage.Status.QUEUED)
        .setParameter("sending", BulkMessage.Status.SENDING)
        .setParameter("before", Instant.now().minus(PATIENCE))
        .setMaxResults(MOST_AT_ONCE)
        .getResultList();
  }
}
