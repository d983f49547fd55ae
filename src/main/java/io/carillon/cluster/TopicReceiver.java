package io.carillon.cluster;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes what the other nodes sent from this node's own subscription, which ends with its
 * connection. On a thread and not as a message-driven bean: that would be there on a single node,
 * too, several at a time, each with a subscription or in no order, and nothing would tell that its
 * broker is gone.
 */
final class TopicReceiver extends Link {

  /** Who is told of what came. */
  interface Target {
    void took(BusHeader header, byte[] content);
  }

  private static final Logger LOG = Logger.getLogger(TopicReceiver.class.getName());
  private static final long WAIT_MILLIS = 500;

  private final String node;
  private final Target target;

  TopicReceiver(ConnectionFactory connections, ThreadFactory threads, String node, Target target) {
    super(connections, threads, "receiving");
    this.node = node;
    this.target = target;
  }

  @Override
  void work(JMSContext context) throws JMSException {
    long heardNanos = System.nanoTime();
    try (JMSConsumer consumer =
        context.createConsumer(context.createTopic(TopicBus.TOPIC), BusHeader.selector(node))) {
      while (!stopping()) {
        Message message = consumer.receive(WAIT_MILLIS);
        if (message != null) {
          heardNanos = System.nanoTime();
          take(message);
        } else if (System.nanoTime() - heardNanos > TopicBus.DEAF.toNanos()) {
          throw new JMSException("nothing comes back, not even what this node sends");
        }
      }
    }
  }

  private void take(Message message) throws JMSException {
    byte[] content = new byte[0];
    if (message instanceof BytesMessage bytes) {
      content = new byte[Math.toIntExact(bytes.getBodyLength())];
      bytes.readBytes(content);
    }
    try {
      target.took(BusHeader.of(message), content);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "A message on the nodes' topic is none of ours and is dropped", e);
    }
  }
}
