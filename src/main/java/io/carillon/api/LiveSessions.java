package io.carillon.api;

import io.carillon.delivery.Connection;
import io.carillon.delivery.SessionRegistry;
import io.carillon.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The live connections, for administrators. */
@ApplicationScoped
public class LiveSessions {

  /** Some of the connections that match, and how many match. */
  public record Listing(int total, List<SessionJson> items) {}

  @Inject private SessionRegistry registry;

  /** Oldest first. */
  Listing list(Predicate<Connection> wanted, int limit) {
    List<Connection> matching = registry.all().stream().filter(wanted).toList();
    return new Listing(
        matching.size(),
        matching.stream()
            .sorted(Comparator.comparing(Connection::since))
            .limit(limit)
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

  /** This process as the JVM names it, usually {@code pid@host}. */
  public String node() {
    return ManagementFactory.getRuntimeMXBean().getName();
  }
}
