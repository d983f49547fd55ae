package io.carillon.chat;

/** What became of a message. */
public sealed interface Outcome {

  /** It is committed under this id. */
  record Stored(long id) implements Outcome {}

  /** It came before, under the same {@code client_ref}, and was committed then. */
  record StoredBefore(long id) implements Outcome {}

  /**
   * It is not acknowledged, and not stored; a commit whose answer got lost is the exception.
   *
   * @param error what the sender is told
   */
  record Refused(String error) implements Outcome {}
}
