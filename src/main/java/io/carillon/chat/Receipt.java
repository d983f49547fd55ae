package io.carillon.chat;

/** Who learns what became of a message. */
@FunctionalInterface
public interface Receipt {

  /**
   * Called once, on the receipts' thread and in the order in which messages came; not at all when
   * the server stops before the message was taken.
   */
  void told(Outcome outcome);
}
