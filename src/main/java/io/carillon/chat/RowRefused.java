package io.carillon.chat;

import jakarta.ejb.ApplicationException;
import java.sql.SQLException;

/**
 * The database refused a row and nothing of its batch is stored; another try with fewer rows tells
 * which.
 */
@ApplicationException(rollback = true)
public final class RowRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RowRefused(SQLException cause) {
    super(cause);
  }
}
