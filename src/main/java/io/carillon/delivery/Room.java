package io.carillon.delivery;

/** The name of a set of connections that receive the same frames. */
public record Room(String name) {

  /** Every live chat connection of a user. */
  public static Room chatOf(long userId) {
    return new Room("user_" + userId);
  }

  /** Every live notifications connection of a user. */
  public static Room notificationsOf(long userId) {
    return new Room("notifications_" + userId);
  }

  /** Every live notifications connection of a college's members. */
  public static Room notificationsOfCollege(long collegeId) {
    return new Room("college_notifications_" + collegeId);
  }
}
