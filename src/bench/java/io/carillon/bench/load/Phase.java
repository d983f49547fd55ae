package io.carillon.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What a part of a run amounted to: messages per second by what came back while it lasted,
 * latencies by what was scheduled in it, however late that came back.
 */
public final class Phase {

  private final Histogram acknowledgement = Latency.histogram();
  private final Histogram delivery = Latency.histogram();
  private final Histogram lateness = Latency.histogram();
  private long acknowledged;
  private long delivered;

  void countAcknowledged() {
    acknowledged++;
  }

  void countDelivered() {
    delivered++;
  }

  void sentLate(long nanos) {
    Latency.record(lateness, nanos);
  }

  void finished(long acknowledgementNanos, long deliveryNanos) {
    Latency.record(acknowledgement, acknowledgementNanos);
    Latency.record(delivery, deliveryNanos);
  }

  public long acknowledged() {
    return acknowledged;
  }

  public long delivered() {
    return delivered;
  }

  /** From when a message was to be sent to its {@code message_sent}. */
  public Histogram acknowledgement() {
    return acknowledgement;
  }

  /** From when a message was to be sent to its {@code chat_message}. */
  public Histogram delivery() {
    return delivery;
  }

  /** The driver's own part in that: how long after its time a message was sent. */
  public Histogram lateness() {
    return lateness;
  }
}
