package io.carillon.bulk;

import io.carillon.metrics.BulkMeters;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Queues again what stayed behind: the database commits as the last resource, so a crash can leave
 * a row without its queue entry, and a broker that is down takes none.
 *
 * <p>Made at the start: what its first timeout makes may be made while the application stops, and
 * fails then with a stack trace (Payara 6.2025.10).
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class BulkSweeper {

  private static final Logger LOG = Logger.getLogger(BulkSweeper.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_AT_ONCE = 100;

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private BulkMessages bulkMessages;
  @Inject private BulkBacklog backlog;
  @Inject private BulkMeters meters;

  private final AtomicBoolean sweeping = new AtomicBoolean();

  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  void sweep() {
    if (!sweeping.compareAndSet(false, true)) {
      return;
    }
    try {
      for (long id : behind()) {
        LOG.log(Level.INFO, "Bulk message {0} made no progress and is queued again", id);
        bulkMessages.requeue(id);
      }
      backlog.queued().ifPresent(meters::queued);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Looking for bulk messages that stayed behind failed", e);
    } finally {
      sweeping.set(false);
    }
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
