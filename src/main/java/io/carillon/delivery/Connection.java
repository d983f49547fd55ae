package io.carillon.delivery;

import io.carillon.core.Access;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One client's connection, from its handshake on: it exists, and collects what its rooms get,
 * before the container has a session for it. Ends once, for whatever reason comes first.
 * Thread-safe.
 */
public final class Connection {

  private static final Logger LOG = Logger.getLogger(Connection.class.getName());

  private final Access access;
  private final String address;
  private final Set<Room> rooms;
  private final Consumer<Connection> onEnd;
  private final Outbox outbox;
  private final long createdNanos = System.nanoTime();

  private Transport transport;
  private boolean ended;
  private volatile long heardNanos = createdNanos;
  private volatile long pingedNanos = createdNanos;

  /**
   * @param address the client's address, for limits and logs
   * @param onEnd called once, when the connection ends
   */
  public Connection(
      Access access,
      String address,
      Set<Room> rooms,
      int outboxFrames,
      Consumer<Connection> onEnd) {
    this.access = access;
    this.address = address;
    this.rooms = Set.copyOf(rooms);
    this.onEnd = onEnd;
    this.outbox = new Outbox(outboxFrames, this::sendFailed);
  }

  public Access access() {
    return access;
  }

  public String address() {
    return address;
  }

  public Set<Room> rooms() {
    return rooms;
  }

  /**
   * The session is there: send what was collected. Closes it if the connection has ended already.
   */
  public void attach(Transport opened) {
    synchronized (this) {
      if (!ended) {
        transport = opened;
      }
    }
    if (attached()) {
      outbox.attach(opened);
    } else {
      opened.close(CloseCode.GOING_AWAY);
    }
  }

  public synchronized boolean attached() {
    return transport != null;
  }

  /** Puts a frame in the outbox; a client that reads too slowly to have room for it is closed. */
  public void send(EncodedFrame frame) {
    if (!outbox.offer(frame)) {
      close(CloseCode.TOO_SLOW);
    }
  }

  /** Leaves its rooms, then tells the client why. What waits in the outbox is not sent. */
  public void close(CloseCode code) {
    end().ifPresent(open -> open.close(code));
  }

  /** The session is gone: leaves its rooms. */
  public void gone() {
    end();
  }

  /** Whether everything accepted by {@link #send} is with the transport. */
  public boolean flushed() {
    return outbox.idle();
  }

  /** The client sent something, a pong included. */
  public void heard() {
    heardNanos = System.nanoTime();
  }

  public Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - createdNanos);
  }

  /** Pings if the last ping is at least this long ago. */
  public void pingEvery(Duration interval) {
    long now = System.nanoTime();
    if (now - pingedNanos >= interval.toNanos()) {
      pingedNanos = now;
      openTransport().ifPresent(Transport::ping);
    }
  }

  public boolean expired(Instant now) {
    return access.expired(now);
  }

  private synchronized Optional<Transport> openTransport() {
    return ended ? Optional.empty() : Optional.ofNullable(transport);
  }

  /** The transport to close, for the one caller who ends a connection that has one. */
  private Optional<Transport> end() {
    Optional<Transport> open;
    synchronized (this) {
      if (ended) {
        return Optional.empty();
      }
      open = Optional.ofNullable(transport);
      ended = true;
    }
    outbox.close();
    onEnd.accept(this);
    return open;
  }

  private void sendFailed(Throwable cause) {
    LOG.log(
        Level.FINE,
        cause,
        () -> "Sending to user " + access.caller().userId() + " failed, connection closed");
    close(CloseCode.GOING_AWAY);
  }
}
