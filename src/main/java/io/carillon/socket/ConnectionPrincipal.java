package io.carillon.socket;

import io.carillon.delivery.Connection;
import java.security.Principal;

/**
 * Carries the connection from the handshake filter to the endpoint: the request's principal becomes
 * the session's on every container.
 */
record ConnectionPrincipal(Connection connection) implements Principal {

  @Override
  public String getName() {
    return connection.access().caller().username();
  }
}
