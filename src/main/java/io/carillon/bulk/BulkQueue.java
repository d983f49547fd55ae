package io.carillon.bulk;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.QueueBrowser;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The queue of work to do for bulk messages. Sends in the caller's transaction: what it rolls back
 * is never queued. When the broker can't be reached the work stays in the database alone, and the
 * sweeper queues it later.
 *
 * <p>An EJB, since callers may be: below one, Payara 6 enlists no JMS session that a CDI bean
 * opens, and what it sends is lost silently.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
// Full servers make the queue from this; the embedded broker makes it on first use.
@JMSDestinationDefinition(
    name = BulkQueue.JNDI_NAME,
    interfaceName = "jakarta.jms.Queue",
    destinationName = BulkQueue.NAME)
public class BulkQueue {

  static final String NAME = "CarillonBulk";
  static final String JNDI_NAME = "java:app/jms/" + NAME;
  static final String BULK_MESSAGE = "bulk_message_id";
  static final String PAGE = "page";

  /** In place of a page's number: find out the audience and split it. */
  static final int SPLIT = -1;

  /** In place of a page's number: see whether the bulk message got on since this was sent. */
  static final int CHECK = -2;

  static final String PROGRESS = "progress";

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Logger LOG = Logger.getLogger(BulkQueue.class.getName());

  // WEB-INF/glassfish-web.xml maps this name on Payara Micro, which has no default factory.
  @Resource(name = "jms/connectionFactory", lookup = "java:comp/DefaultJMSConnectionFactory")
  private ConnectionFactory connections;

  /** To find out a bulk message's audience and split it. */
  public void sendSplit(long bulkMessageId) {
    sendPages(bulkMessageId, List.of(SPLIT));
  }

  /** To send these pages of it. */
  public void sendPages(long bulkMessageId, Collection<Integer> pages) {
    send(bulkMessageId, pages, Duration.ZERO);
  }

  /**
   * What couldn't be done now, a while later.
   *
   * @param page or {@link #SPLIT}
   */
  public void sendLater(long bulkMessageId, int page) {
    send(bulkMessageId, List.of(page), PAUSE);
  }

  private void send(long bulkMessageId, Collection<Integer> pages, Duration delay) {
    try (JMSContext context = connections.createContext()) {
      JMSProducer producer = context.createProducer().setDeliveryDelay(delay.toMillis());
      for (int page : pages) {
        MapMessage message = context.createMapMessage();
        message.setLong(BULK_MESSAGE, bulkMessageId);
        message.setInt(PAGE, page);
        producer.send(context.createQueue(NAME), message);
      }
    } catch (JMSException | JMSRuntimeException e) {
      LOG.log(
          Level.WARNING,
          "The broker can''t be reached, bulk message {0} will wait: {1}",
          new Object[] {bulkMessageId, e.getMessage()});
    }
  }

  /**
   * To see, when all that is in the queue has been taken, whether there was anything of it.
   *
   * @param progress how far it is now
   * @return false when the broker can't be reached
   */
  public boolean sendCheck(long bulkMessageId, long progress) {
    try (JMSContext context = connections.createContext()) {
      MapMessage message = context.createMapMessage();
      message.setLong(BULK_MESSAGE, bulkMessageId);
      message.setInt(PAGE, CHECK);
      message.setLong(PROGRESS, progress);
      context.createProducer().send(context.createQueue(NAME), message);
      return true;
    } catch (JMSException | JMSRuntimeException e) {
      LOG.log(Level.FINE, "The broker can't be reached", e);
      return false;
    }
  }

  /**
   * Returns once the broker has answered. How many entries it has is nothing to count: those that
   * consumers have fetched aren't among them.
   *
   * @throws JMSRuntimeException when the broker can't be reached
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void ping() throws JMSException {
    try (JMSContext context = connections.createContext();
        QueueBrowser browser = context.createBrowser(context.createQueue(NAME))) {
      browser.getEnumeration().hasMoreElements();
    }
  }
}
