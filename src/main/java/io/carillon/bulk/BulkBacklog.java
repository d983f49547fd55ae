package io.carillon.bulk;

import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is left to do for bulk messages, for those who know nothing of messaging.
 *
 * <p>A session bean, since Payara 6 (6.2025.10) never forgets a managed thread that has taken a
 * connection outside of one, and health checks have a thread of their own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkBacklog {

  private static final Logger LOG = Logger.getLogger(BulkBacklog.class.getName());

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private BulkQueue queue;

  /**
   * Pages that aren't sent yet, and audiences that aren't known yet, of the whole cluster. Counted
   * in the database: entries that a consumer has fetched are in no queue.
   */
  public long waiting() {
    long pages =
        entities
            .createQuery(
                "select count(p.page) from BulkPage p, BulkMessage b where b.id = p.bulkMessageId"
                    + " and b.status = :sending and p.status = :queued",
                Long.class)
            .setParameter("sending", BulkMessage.Status.SENDING)
            .setParameter("queued", BulkPage.Status.QUEUED)
            .getSingleResult();
    long audiences =
        entities
            .createQuery("select count(b) from BulkMessage b where b.status = :queued", Long.class)
            .setParameter("queued", BulkMessage.Status.QUEUED)
            .getSingleResult();
    return pages + audiences;
  }

  /** Whether the broker can be reached. */
  public boolean reachable() {
    try {
      queue.ping();
      return true;
    } catch (JMSException | JMSRuntimeException | EJBException e) {
      LOG.log(Level.FINE, "The broker can't be reached", e);
      return false;
    }
  }
}
