package io.carillon.config;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The supported databases, and the few places in which their SQL differs. */
public enum Database {
  /** Embedded, one file under the data folder, in PostgreSQL's dialect. */
  H2("jdbc:h2:", "select last_id from final table (%s)") {
    @Override
    Driver driver() {
      return new org.h2.Driver();
    }

    /** By a query: connections to an H2 2.3 that a full disk has closed call themselves valid. */
    @Override
    boolean answersNow(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        return statement.execute("select count(*) from " + ONE_ROW);
      }
    }
  },
  /** The production database. */
  POSTGRESQL("jdbc:postgresql:", "%s returning last_id") {
    @Override
    Driver driver() {
      return new org.postgresql.Driver();
    }

    @Override
    boolean answersNow(Connection connection) throws SQLException {
      return connection.isValid(PATIENCE_SECONDS);
    }

    @Override
    String onlyRowsWhere(String condition) {
      return " where " + condition;
    }
  };

  /** A view of one row that every database has, before its first migration too. */
  public static final String ONE_ROW = "information_schema.information_schema_catalog_name";

  private static final Logger LOG = Logger.getLogger(Database.class.getName());
  private static final int PATIENCE_SECONDS = 5;

  private final String prefix;
  private final String returning;

  Database(String prefix, String returning) {
    this.prefix = prefix;
    this.returning = returning;
  }

  static boolean supports(String url) {
    return url.startsWith(H2.prefix) || url.startsWith(POSTGRESQL.prefix);
  }

  static Database ofUrl(String url) {
    return url.startsWith(POSTGRESQL.prefix) ? POSTGRESQL : H2;
  }

  /**
   * {@code WRITE_DELAY=0} writes a commit to the file before it returns (H2's default waits half a
   * second, which loses acknowledged rows on kill -9). H2 never syncs the file, so this is safe
   * against a dying process, not against a dying machine.
   */
  static String embeddedUrl(Path data) {
    return H2.prefix
        + "file:"
        + data.resolve("db").resolve("carillon")
        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
        + ";DEFAULT_NULL_ORDERING=HIGH";
  }

  /** A query that runs an update of one row and answers the row's new {@code last_id}. */
  String returningLastId(String update) {
    return returning.formatted(update);
  }

  /** Keeps other rows out of an index; H2 can't, and its indexes hold all. */
  String onlyRowsWhere(String condition) {
    return "";
  }

  /** Whether the database still knows a connection. */
  public boolean answers(Connection connection) {
    try {
      return answersNow(connection);
    } catch (SQLException e) {
      LOG.log(Level.FINE, "A connection is lost", e);
      return false;
    }
  }

  abstract boolean answersNow(Connection connection) throws SQLException;

  /** Made anew each time: drivers hold no state that matters, and DriverManager can't see ours. */
  abstract Driver driver();
}
