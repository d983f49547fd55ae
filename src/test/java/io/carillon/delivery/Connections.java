package io.carillon.delivery;

import io.carillon.core.Access;
import io.carillon.core.Caller;
import io.carillon.core.Role;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Connections for tests. */
public final class Connections {

  private Connections() {}

  public static Connection of(long userId, int outboxFrames, Consumer<Connection> onEnd) {
    return of(userId, OptionalLong.empty(), outboxFrames, onEnd);
  }

  /** One that asks for what came after an id. */
  public static Connection of(
      long userId, OptionalLong lastSeen, int outboxFrames, Consumer<Connection> onEnd) {
    Caller caller =
        new Caller(userId, "user" + userId, "User " + userId, OptionalLong.empty(), Role.STUDENT);
    return new Connection(
        new Peer(new Access(caller, 100 + userId, Instant.MAX), "127.0.0.1", "chat", lastSeen),
        Set.of(Room.chatOf(userId)),
        outboxFrames,
        Runnable::run,
        onEnd);
  }
}
