package io.carillon.chat;

import java.time.Instant;
import java.util.Optional;

/** A message on its way into the store; both ends are known to be active users. */
public record NewMessage(
    long senderId,
    long receiverId,
    String message,
    Optional<String> attachment,
    Instant createdAt) {}
