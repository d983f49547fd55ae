package io.carillon.chat;

/**
 * Who learns what became of a message. One of the two is called, once; neither when the server
 * stops before it was taken.
 */
public interface Receipt {

  /** It is committed under this id. Called on the journal's thread, in the order of ids. */
  void stored(long id);

  /**
   * It is not acknowledged, and normally not stored; a commit whose answer got lost is the
   * exception.
   */
  void failed();
}
