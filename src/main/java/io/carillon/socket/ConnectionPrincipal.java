package io.carillon.socket;

import io.carillon.delivery.Connection;
import java.security.Principal;
import java.util.Optional;

/**
 * Carries the connection from the handshake filter to the endpoint: the request's principal becomes
 * the session's on every container.
 */
final class ConnectionPrincipal implements Principal {

  private final Connection connection;
  private final UnfinishedMessages.Message unfinished;
  private volatile Optional<GatedOutput> output = Optional.empty();

  ConnectionPrincipal(Connection connection, UnfinishedMessages.Message unfinished) {
    this.connection = connection;
    this.unfinished = unfinished;
  }

  Connection connection() {
    return connection;
  }

  UnfinishedMessages.Message unfinished() {
    return unfinished;
  }

  /** The way out past the container's engine; none where that doesn't upgrade through a handler. */
  Optional<GatedOutput> output() {
    return output;
  }

  void upgraded(GatedOutput upgraded) {
    output = Optional.of(upgraded);
  }

  @Override
  public String getName() {
    return connection.access().caller().username();
  }
}
