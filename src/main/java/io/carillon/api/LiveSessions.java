package io.carillon.api;

import io.carillon.delivery.Connection;
import io.carillon.delivery.SessionRegistry;
import io.carillon.delivery.ThisNode;
import io.carillon.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The live connections of this node, for administrators. */
@ApplicationScoped
public class LiveSessions {

  /** Some of the connections that match, and how many match. */
  public record Listing(int total, List<SessionJson> items) {}

  /** Which connections, and how many of them; all where nothing is said. */
  public record Search(
      OptionalLong userId, Optional<String> room, Optional<String> channel, int limit) {

    boolean finds(Connection connection) {
      return (userId.isEmpty() || connection.access().caller().userId() == userId.getAsLong())
          && room.map(r -> connection.rooms().stream().anyMatch(joined -> joined.name().equals(r)))
              .orElse(true)
          && channel.map(connection.channel()::equals).orElse(true);
    }
  }

  @Inject private SessionRegistry registry;
  @Inject private ThisNode node;

  /** Oldest first. */
  Listing list(Search search) {
    List<Connection> matching = registry.all().stream().filter(search::finds).toList();
    return new Listing(
        matching.size(),
        matching.stream()
            .sorted(Comparator.comparing(Connection::since))
            .limit(search.limit())
            .map(connection -> SessionJson.of(connection, node()))
            .toList());
  }

  /** Closes all connections of a user, who may come back, and answers how many there were. */
  public int disconnect(long userId) {
    List<Connection> theirs =
        registry.all().stream()
            .filter(connection -> connection.access().caller().userId() == userId)
            .toList();
    theirs.forEach(connection -> connection.close(CloseCode.GOING_AWAY));
    return theirs.size();
  }

  /** The name of this node. */
  public String node() {
    return node.name();
  }
}
