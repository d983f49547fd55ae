package io.carillon.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * A message on its way into the store.
 *
 * @param clientRef stored once for each sender, however often it comes
 */
public record NewMessage(
    long senderId,
    long receiverId,
    String message,
    Optional<String> attachment,
    Optional<String> clientRef,
    Instant createdAt) {

  /** Who talks to whom. */
  Pair pair() {
    return new Pair(senderId, receiverId);
  }
}
