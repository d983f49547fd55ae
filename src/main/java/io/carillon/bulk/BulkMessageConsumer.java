package io.carillon.bulk;

import io.carillon.metrics.BulkMeters;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes work from the queue, several at a time. The work commits by itself before the message is
 * acknowledged, so a crash in between only delivers it once more. What has to wait for others goes
 * to the end of the queue, however often. A failure is tried again with a delay, a few times; then
 * the bulk message is marked as failed: Payara Server would redeliver for ever, and a dead letter
 * queue is nothing staff can see.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = BulkQueue.JNDI_NAME)
    })
public class BulkMessageConsumer implements MessageListener {

  private static final Logger LOG = Logger.getLogger(BulkMessageConsumer.class.getName());
  private static final int MAX_DELIVERIES = 5;

  @Resource private MessageDrivenContext context;
  @Inject private BulkWork work;
  @Inject private BulkQueue queue;
  @Inject private BulkMeters meters;

  @Override
  public void onMessage(Message message) {
    try {
      MapMessage work = (MapMessage) message;
      attempt(
          work.getLong(BulkQueue.BULK_MESSAGE),
          work.getInt(BulkQueue.PAGE),
          work.itemExists(BulkQueue.PROGRESS) ? work.getLong(BulkQueue.PROGRESS) : 0,
          message.getIntProperty("JMSXDeliveryCount"));
    } catch (JMSException | ClassCastException | NumberFormatException e) {
      LOG.log(Level.WARNING, "A message on the bulk queue is none of ours and is dropped", e);
    }
  }

  private void attempt(long bulkMessageId, int page, long progress, int delivery) {
    try {
      if (page == BulkQueue.SPLIT) {
        work.split(bulkMessageId);
      } else if (page == BulkQueue.CHECK) {
        work.check(bulkMessageId, progress);
      } else {
        BulkWork.Sent sent = work.send(bulkMessageId, page);
        meters.page(sent.recipients(), sent.gone());
      }
    } catch (RuntimeException e) {
      failed(bulkMessageId, page, delivery, e);
    }
  }

  private void failed(long bulkMessageId, int page, int delivery, RuntimeException e) {
    BulkFault fault = BulkFault.of(e);
    if (fault.passing()) {
      LOG.log(
          Level.FINE,
          "Bulk message {0}, page {1} waits: {2}",
          new Object[] {bulkMessageId, page, fault.reason()});
      if (page != BulkQueue.CHECK) { // The sweeper sends another.
        queue.sendLater(bulkMessageId, page);
      }
      return;
    }
    meters.failed();
    LOG.log(
        Level.WARNING,
        e,
        () ->
            "Bulk message %d, page %d failed (attempt %d of %d)"
                .formatted(bulkMessageId, page, delivery, MAX_DELIVERIES));
    if (delivery < MAX_DELIVERIES) {
      context.setRollbackOnly();
    } else {
      work.giveUp(bulkMessageId, page, "Tried " + delivery + " times: " + fault.reason());
    }
  }
}
