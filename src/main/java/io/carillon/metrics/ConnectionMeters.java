package io.carillon.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.SortedMap;
import java.util.function.IntSupplier;

/** Connections, from their handshake to their end, and the frames that pass through them. */
public final class ConnectionMeters {

  private final MeterRegistry registry;
  private final Counter opened;
  private final Counter framesReceived;
  private final Counter framesSent;
  private final Counter outboxOverflows;
  private final LabelledCounter handshakesRefused;
  private final LabelledCounter closes;

  public ConnectionMeters(MeterRegistry registry) {
    this.registry = registry;
    opened = counter("carillon.connections.opened", "Handshakes that were admitted");
    framesReceived = counter("carillon.frames.received", "Frames that came in, refused ones too");
    framesSent = counter("carillon.frames.sent", "Frames that were written to a socket");
    outboxOverflows =
        counter(
            "carillon.outbox.overflows",
            "Connections closed with 4408 because their client reads too slowly");
    handshakesRefused =
        new LabelledCounter(
            registry, "carillon.handshakes.refused", "Handshakes that were refused", "reason");
    closes =
        new LabelledCounter(
            registry, "carillon.closes", "Connections that the server closed", "code");
  }

  private Counter counter(String name, String help) {
    return Counter.builder(name).description(help).register(registry);
  }

  /** Which labels there will be. */
  public void announce(Collection<String> refusalReasons, Collection<Integer> closeCodes) {
    refusalReasons.forEach(handshakesRefused::of);
    closeCodes.forEach(code -> closes.of(String.valueOf(code)));
  }

  /**
   * @param count how many connections the channel has; called whenever somebody wants to know
   */
  public void watchConnections(String channel, IntSupplier count) {
    Gauge.builder("carillon.connections", count::getAsInt)
        .description("Live connections")
        .tag("channel", channel)
        .register(registry);
  }

  public void connectionOpened() {
    opened.increment();
  }

  public void handshakeRefused(String reason) {
    handshakesRefused.of(reason).increment();
  }

  public void frameReceived() {
    framesReceived.increment();
  }

  public void framesSent(int count) {
    framesSent.increment(count);
  }

  public void outboxOverflowed() {
    outboxOverflows.increment();
  }

  /** The server ended a connection. */
  public void connectionClosed(int code) {
    closes.of(String.valueOf(code)).increment();
  }

  public long opened() {
    return (long) opened.count();
  }

  public long framesReceived() {
    return (long) framesReceived.count();
  }

  public long framesSent() {
    return (long) framesSent.count();
  }

  public long outboxOverflows() {
    return (long) outboxOverflows.count();
  }

  public SortedMap<String, Long> handshakesRefused() {
    return handshakesRefused.totals();
  }

  public SortedMap<String, Long> closes() {
    return closes.totals();
  }
}
