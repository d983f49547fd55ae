package io.carillon.delivery;

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

  void join(Connection connection) {
    for (Room room : connection.rooms()) {
      members.compute(
          room,
          (name, present) -> {
            Set<Connection> joined = present == null ? ConcurrentHashMap.newKeySet(2) : present;
            joined.add(connection);
            return joined;
          });
    }
  }

  void leave(Connection connection) {
    for (Room room : connection.rooms()) {
      members.computeIfPresent(
          room,
          (name, present) -> {
            present.remove(connection);
            return present.isEmpty() ? null : present;
          });
    }
  }
}
