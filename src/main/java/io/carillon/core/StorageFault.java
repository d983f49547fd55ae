package io.carillon.core;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** What the database called it; empty when it wasn't the database, a pool say. */
  public Optional<String> sqlState() {
    return sqlState(this);
  }

  /** The same of any fault. */
  public static Optional<String> sqlState(Throwable fault) {
    return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(Objects::nonNull)
        .findFirst();
  }
}
