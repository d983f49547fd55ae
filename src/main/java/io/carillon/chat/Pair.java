package io.carillon.chat;

/** Two people who talk, seen from one of them. */
public record Pair(long userId, long peerId) {

  Pair reversed() {
    return new Pair(peerId, userId);
  }
}
