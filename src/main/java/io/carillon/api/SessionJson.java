package io.carillon.api;

import io.carillon.core.Caller;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Room;
import io.carillon.wire.Timestamps;
import java.util.List;

/**
 * A live connection.
 *
 * @param silenceSeconds since the client was last heard of, its answers to pings included
 * @param outboxFrames how many wait to be sent
 * @param node the server process it is connected to
 */
public record SessionJson(
    long userId,
    String username,
    String channel,
    List<String> rooms,
    String address,
    String connectedSince,
    long silenceSeconds,
    int outboxFrames,
    String node) {

  static SessionJson of(Connection connection, String node) {
    Caller user = connection.access().caller();
    return new SessionJson(
        user.userId(),
        user.username(),
        connection.channel(),
        connection.rooms().stream().map(Room::name).sorted().toList(),
        connection.address(),
        Timestamps.format(connection.since()),
        connection.silence().toSeconds(),
        connection.waiting(),
        node);
  }
}
