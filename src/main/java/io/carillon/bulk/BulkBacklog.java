package io.carillon.bulk;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the queue holds, for those who know nothing of messaging. */
@ApplicationScoped
public class BulkBacklog {

  private static final Logger LOG = Logger.getLogger(BulkBacklog.class.getName());

  @Inject private BulkQueue queue;

  /** Entries that wait; empty when the broker can't be reached. */
  public OptionalInt queued() {
    try {
      return OptionalInt.of(queue.depth());
    } catch (JMSException | JMSRuntimeException | EJBException e) {
      LOG.log(Level.FINE, "The broker can't be reached", e);
      return OptionalInt.empty();
    }
  }
}
