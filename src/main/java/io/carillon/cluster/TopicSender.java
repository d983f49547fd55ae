package io.carillon.cluster;

import io.carillon.delivery.LiveFrame;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Topic;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Sends what waits to the topic, all of it as one message, and now and then a beacon. */
final class TopicSender extends Link {

  private final String node;
  private final Outbound outbound;

  TopicSender(
      ConnectionFactory connections, ThreadFactory threads, String node, Outbound outbound) {
    super(connections, threads, "sending");
    this.node = node;
    this.outbound = outbound;
  }

  @Override
  void work(JMSContext context) throws JMSException, InterruptedException {
    long beaconNanos = System.nanoTime() - TopicBus.BEACON.toNanos();
    while (!stopping()) {
      long sinceBeacon = System.nanoTime() - beaconNanos;
      if (sinceBeacon >= TopicBus.BEACON.toNanos()) {
        send(context, BusHeader.beacon(node), new byte[0]);
        beaconNanos = System.nanoTime();
        sinceBeacon = 0;
      }
      List<LiveFrame> batch = outbound.take((TopicBus.BEACON.toNanos() - sinceBeacon) / 1_000_000);
      if (!batch.isEmpty()) {
        send(context, BusHeader.frames(node), BusMessage.encode(batch));
      }
    }
  }

  /** Not kept by the broker: what it loses is found in the database, or asked again. */
  static void send(JMSContext context, BusHeader header, byte[] content) throws JMSException {
    Topic topic = context.createTopic(TopicBus.TOPIC);
    JMSProducer producer =
        context
            .createProducer()
            .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
            .setDisableMessageID(true)
            .setDisableMessageTimestamp(true);
    BytesMessage message = context.createBytesMessage();
    header.writeTo(message);
    message.writeBytes(content);
    producer.send(topic, message);
  }

  /** The others have read it in the database by the time it could be sent. */
  @Override
  void lost() {
    outbound.clear();
  }
}
