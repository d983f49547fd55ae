package io.carillon.delivery;

/**
 * The server is about to stop. Fired while everything still works, since on the way down containers
 * take sockets, database and class loader away in no useful order. Observers act one after another,
 * by the priorities here, each within a few seconds.
 */
public record Stopping() {

  /** Nobody is let in any more. */
  public static final int ADMISSION_ENDS = 100;

  /** What was accepted is stored and answered. */
  public static final int JOURNAL_ENDS = 200;

  /** Outboxes run empty, connections are closed. */
  public static final int CONNECTIONS_CLOSE = 300;

  /** Clients answer the close. */
  public static final int CLIENTS_ANSWER = 400;
}
