package io.carillon.delivery;

import io.carillon.core.Access;
import io.carillon.wire.CloseCode;
import jakarta.annotation.Priority;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Every live connection of this node, by room. Bean-managed concurrency: joins, leaves and look-ups
 * go on at the same time, and a look-up may miss a join that is under way.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SessionRegistry {

  private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);
  private static final Duration FLUSH_CHECK = Duration.ofMillis(10);

  private static final int SMALLEST_BATCH = 100;
  private static final int MOST_BATCHES = 25;
  private static final Duration BATCH_PAUSE = Duration.ofMillis(100);

  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  @Inject private Rooms rooms;

  /** For the container. */
  public SessionRegistry() {}

  public SessionRegistry(Rooms rooms) {
    this.rooms = rooms;
  }

  /** Puts the connection in all its rooms. Call once, before its handshake is answered. */
  public void join(Connection connection) {
    connections.add(connection);
    rooms.join(connection);
  }

  /** Its token or user changed: it goes on as this user, in these rooms. */
  public void move(Connection connection, Access access, Set<Room> to) {
    rooms.move(connection, access, to);
  }

  /** Takes it out of all its rooms; does nothing the second time. */
  public void leave(Connection connection) {
    connections.remove(connection);
    rooms.leave(connection);
  }

  /**
   * For whoever looks up rooms per message: keep it, since a call through this bean costs more than
   * a whole delivery (Payara 6).
   */
  public Rooms rooms() {
    return rooms;
  }

  /** A live view of all connections. */
  public Collection<Connection> all() {
    return connections;
  }

  public int size() {
    return connections.size();
  }

  /** Rooms with at least one connection. */
  public int roomCount() {
    return rooms.count();
  }

  /** What is in the outboxes is sent, within limits, and clients are told to reconnect. */
  public void closeAll(@Observes @Priority(Stopping.CONNECTIONS_CLOSE) Stopping stopping) {
    long deadline = System.nanoTime() + FLUSH_LIMIT.toNanos();
    while (System.nanoTime() < deadline && !connections.stream().allMatch(Connection::flushed)) {
      LockSupport.parkNanos(FLUSH_CHECK.toNanos());
    }
    closeInBatches(List.copyOf(connections));
  }

  /** A few thousand clients that come back in the same moment would trouble whoever takes over. */
  private static void closeInBatches(List<Connection> all) {
    int each = Math.max(SMALLEST_BATCH, all.size() / MOST_BATCHES + 1);
    for (int from = 0; from < all.size(); from += each) {
      if (from > 0) {
        LockSupport.parkNanos(BATCH_PAUSE.toNanos());
      }
      all.subList(from, Math.min(from + each, all.size()))
          .forEach(connection -> connection.close(CloseCode.GOING_AWAY));
    }
  }
}
