package io.carillon.delivery;

import io.carillon.core.Access;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which connections are in which room. Thread-safe; rooms exist while somebody is in them. */
public final class Rooms {

  private final Map<Room, Set<Connection>> members = new ConcurrentHashMap<>();

  /** A live view: safe to iterate while connections come and go. */
  public Collection<Connection> in(Room room) {
    return members.getOrDefault(room, Set.of());
  }

  /** Puts a frame in the outbox of everyone in its rooms. */
  public void deliver(LiveFrame live) {
    for (Room room : live.rooms()) {
      in(room).forEach(connection -> connection.send(live.frame()));
    }
  }

  /** Rooms with at least one connection. */
  public int count() {
    return members.size();
  }

  /** One that has ended meanwhile stays out. */
  void join(Connection connection) {
    synchronized (connection) {
      if (!connection.ended()) {
        connection.rooms().forEach(room -> join(connection, room));
      }
    }
  }

  void leave(Connection connection) {
    synchronized (connection) {
      connection.rooms().forEach(room -> leave(connection, room));
    }
  }

  /**
   * Out of the rooms it may be in no more, into those it may; in the others it stays throughout.
   */
  void move(Connection connection, Access access, Set<Room> rooms) {
    synchronized (connection) {
      if (connection.ended()) {
        return;
      }
      Set<Room> before = connection.rooms();
      connection.follow(access, rooms);
      rooms.forEach(room -> join(connection, room));
      before.stream().filter(room -> !rooms.contains(room)).forEach(old -> leave(connection, old));
    }
  }

  private void join(Connection connection, Room room) {
    members.compute(
        room,
        (name, present) -> {
          Set<Connection> joined = present == null ? ConcurrentHashMap.newKeySet(2) : present;
          joined.add(connection);
          return joined;
        });
  }

  private void leave(Connection connection, Room room) {
    members.computeIfPresent(
        room,
        (name, present) -> {
          present.remove(connection);
          return present.isEmpty() ? null : present;
        });
  }
}
