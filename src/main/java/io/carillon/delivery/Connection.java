package io.carillon.delivery;

import io.carillon.core.Access;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import io.carillon.wire.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
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
  private static final Duration FIRST_PING = Duration.ofSeconds(2);

  private final Peer peer;
  private final Consumer<Connection> onEnd;
  private final Outbox outbox;
  private final Instant since = Timestamps.now();
  private final long createdNanos = System.nanoTime();

  private volatile Access access;
  private volatile Set<Room> rooms;
  private Transport transport;
  private boolean ended;
  private Optional<CloseCode> closedWith = Optional.empty();
  private volatile long heardNanos = createdNanos;
  private volatile long pingedNanos = createdNanos;

  /**
   * @param writers runs what sends its frames
   * @param onEnd called once, when the connection ends
   */
  public Connection(
      Peer peer, Set<Room> rooms, int outboxFrames, Executor writers, Consumer<Connection> onEnd) {
    this.peer = peer;
    this.access = peer.access();
    this.rooms = Set.copyOf(rooms);
    this.onEnd = onEnd;
    this.outbox = new Outbox(outboxFrames, writers, this::sendFailed);
  }

  /** Its token and user as they are now. */
  public Access access() {
    return access;
  }

  public String address() {
    return peer.address();
  }

  public String channel() {
    return peer.channel();
  }

  public Set<Room> rooms() {
    return rooms;
  }

  /** Its token or user changed. Whoever calls moves it to these rooms. */
  void follow(Access changed, Set<Room> now) {
    access = changed;
    rooms = Set.copyOf(now);
  }

  /** The greatest id its client has; present when {@link #replay} comes before all else. */
  public OptionalLong lastSeen() {
    return peer.lastSeen();
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
    if (!attached()) {
      opened.close(closedWith().orElse(CloseCode.GOING_AWAY));
    } else if (lastSeen().isEmpty()) {
      outbox.attach(opened);
    } else {
      outbox.attachForReplay(opened);
    }
  }

  /**
   * Sends some of what the client has missed, before what was collected. Call it after {@link
   * #attach}.
   *
   * @param last whether this is the end, and what was collected follows
   * @param whenTaken run once these are with the transport, if it doesn't end before; then the next
   *     ones may follow
   */
  public void replay(List<EncodedFrame> missed, boolean last, Runnable whenTaken) {
    outbox.replay(missed, last, whenTaken);
  }

  public synchronized boolean attached() {
    return transport != null;
  }

  /** Puts a frame in the outbox; a client that reads too slowly to have room for it is closed. */
  public void send(EncodedFrame frame) {
    if (!outbox.offer(lastSeen().isEmpty() ? frame : frame.forCatchingUp())) {
      close(CloseCode.TOO_SLOW);
    }
  }

  /**
   * Leaves its rooms, then tells the client why; before that it gets what waits in the outbox, if
   * it reads.
   */
  public void close(CloseCode code) {
    Optional<Transport> open = end(Optional.of(code));
    if (code == CloseCode.TOO_SLOW) {
      outbox.close();
    }
    open.ifPresent(transport -> outbox.finish(() -> transport.close(code)));
  }

  /** The session is gone: leaves its rooms. */
  public void gone() {
    end(Optional.empty());
    outbox.close();
  }

  /** Whether it has left its rooms; its session may still be there for a moment. */
  public synchronized boolean ended() {
    return ended;
  }

  /** Why this server ended it; empty while it lives, and when it went by itself. */
  public synchronized Optional<CloseCode> closedWith() {
    return closedWith;
  }

  /** Whether everything accepted by {@link #send} is with the transport. */
  public boolean flushed() {
    return outbox.idle();
  }

  /** Frames in the outbox. */
  public int waiting() {
    return outbox.size();
  }

  /** The client sent something, a pong included. */
  public void heard() {
    heardNanos = System.nanoTime();
  }

  public Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  /** When it was made, for people; {@link #age} is for limits. */
  public Instant since() {
    return since;
  }

  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - createdNanos);
  }

  /**
   * Pings if the last ping is at least this long ago, the first time soon after the start: a client
   * may be gone by then.
   */
  public void pingEvery(Duration interval) {
    long now = System.nanoTime();
    boolean first = pingedNanos == createdNanos;
    if (now - pingedNanos >= (first ? FIRST_PING : interval).toNanos()) {
      pingedNanos = now;
      openTransport().filter(open -> !open.ping()).ifPresent(gone -> close(CloseCode.GOING_AWAY));
    }
  }

  public boolean expired(Instant now) {
    return access().expired(now);
  }

  private synchronized Optional<Transport> openTransport() {
    return ended ? Optional.empty() : Optional.ofNullable(transport);
  }

  /** The transport to close, for the one caller who ends a connection that has one. */
  private Optional<Transport> end(Optional<CloseCode> code) {
    Optional<Transport> open;
    synchronized (this) {
      if (ended) {
        return Optional.empty();
      }
      open = Optional.ofNullable(transport);
      transport = null; // Containers may keep what leads here; it must not lead on to the session.
      ended = true;
      closedWith = code;
    }
    onEnd.accept(this);
    return open;
  }

  private void sendFailed(Throwable cause) {
    LOG.log(
        Level.FINE,
        cause,
        () -> "Sending to user " + access().caller().userId() + " failed, connection closed");
    close(CloseCode.GOING_AWAY);
  }
}
