package io.carillon.core;

/**
 * The database can't be reached or failed; nothing of the transaction is stored. An application
 * exception that rolls back ({@code ejb-jar.xml}), so that whoever handles it logs it, and not the
 * container before them.
 */
public final class StorageFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StorageFault(Throwable cause) {
    super(cause);
  }
}
