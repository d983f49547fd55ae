package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.Access;
import io.carillon.core.Caller;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Peer;
import io.carillon.delivery.Room;
import io.carillon.delivery.SessionRegistry;
import io.carillon.delivery.Transport;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody's connection in the rooms of the notifications channel, and the frames it got. */
final class Listener implements Transport, AutoCloseable {

  private static final int OUTBOX = 1_000;

  private final List<JsonObject> frames = new CopyOnWriteArrayList<>();
  private final Connection connection;

  private Listener(
      Caller caller, Set<Room> rooms, OptionalLong lastSeen, SessionRegistry registry) {
    connection =
        new Connection(
            new Peer(new Access(caller, 0, Instant.MAX), "127.0.0.1", "notifications", lastSeen),
            rooms,
            OUTBOX,
            Runnable::run,
            registry::leave);
    connection.attach(this);
    registry.join(connection);
  }

  /** A member of a college. */
  static Listener connect(Caller member, SessionRegistry registry) {
    return connect(member, OptionalLong.empty(), registry);
  }

  /** One that gets ids, as if it had missed nothing. */
  static Listener connectCaughtUp(Caller member, SessionRegistry registry) {
    Listener listener = connect(member, OptionalLong.of(0), registry);
    listener.connection.replay(List.of(), true, () -> {});
    return listener;
  }

  private static Listener connect(Caller member, OptionalLong lastSeen, SessionRegistry registry) {
    return new Listener(
        member,
        Set.of(
            Room.notificationsOf(member.userId()),
            Room.notificationsOfCollege(member.collegeId().orElseThrow())),
        lastSeen,
        registry);
  }

  /** All frames so far. */
  List<JsonObject> frames() {
    connection.heard();
    return frames;
  }

  /** The texts of all frames so far. */
  List<String> messages() {
    return frames().stream().map(frame -> frame.getString("message")).toList();
  }

  /** These texts and no others; waits for them, since frames follow the commit they are of. */
  void assertReceived(String... messages) {
    await().untilAsserted(() -> assertThat(messages()).containsExactly(messages));
  }

  @Override
  public void send(List<EncodedFrame> sent, Completion completion) {
    for (EncodedFrame frame : sent) {
      try (JsonReader reader = Json.createReader(new StringReader(frame.json()))) {
        frames.add(reader.readObject());
      }
    }
    completion.sent();
  }

  @Override
  public boolean ping() {
    connection.heard();
    return true;
  }

  @Override
  public void close(CloseCode code) {
    // Shows in frames that are missing.
  }

  @Override
  public void close() {
    connection.gone();
  }
}
