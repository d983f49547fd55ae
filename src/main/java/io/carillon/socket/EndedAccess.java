package io.carillon.socket;

import io.carillon.delivery.SessionRegistry;
import io.carillon.identity.AccessEnded;
import io.carillon.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Closes the connections of tokens that were revoked. Expiry is the heartbeat's. */
@ApplicationScoped
public class EndedAccess {

  @Inject private SessionRegistry registry;

  /** After the token cache has dropped them, which observes with a higher priority. */
  void close(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessEnded ended) {
    registry.all().stream()
        .filter(connection -> ended.tokenIds().contains(connection.access().tokenId()))
        .forEach(connection -> connection.close(CloseCode.TOKEN_ENDED));
  }
}
