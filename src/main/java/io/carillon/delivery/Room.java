package io.carillon.delivery;

/** The name of a set of connections that receive the same frames. */
public record Room(String name) {

  /** Every live chat connection of a user. */
  public static Room chatOf(long userId) {
    return new Room("user_" + userId);
  }
}
