package io.carillon.delivery;

/** The kinds of live frames. Each is numbered by a counter of its own, without gaps. */
public enum Series {
  /** Chat messages. */
  MESSAGES("message"),
  /** Announcements. */
  NOTIFICATIONS("notification");

  private final String counter;

  Series(String counter) {
    this.counter = counter;
  }

  /** The name of its counter in the database. */
  public String counter() {
    return counter;
  }
}
