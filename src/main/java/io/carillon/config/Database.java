package io.carillon.config;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The supported databases, and the few places in which their SQL differs. */
public enum Database {
  /** Embedded, one file under the data folder, in PostgreSQL's dialect. */
  H2("jdbc:h2:", "select last_id from final table (%s)", "") {
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
  POSTGRESQL(
      "jdbc:postgresql:",
      "%s returning last_id",
      ", set_config('idle_in_transaction_session_timeout', '5s', true)") {
    @Override
    Driver driver() {
      return new org.postgresql.Driver();
    }

    @Override
    boolean answersNow(Connection connection) throws SQLException {
      return connection.isValid(PATIENCE_SECONDS);
    }

    /** A primary that has become a standby goes on answering on the connections it has. */
    @Override
    public boolean writable(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery("show transaction_read_only")) {
        return result.next() && result.getString(1).equals("off");
      }
    }

    @Override
    String onlyRowsWhere(String condition) {
      return " where " + condition;
    }

    @Override
    String byCodePoint() {
      return " collate \"C\"";
    }
  };

  /** A view of one row that every database has, before its first migration too. */
  public static final String ONE_ROW = "information_schema.information_schema_catalog_name";

  private static final Logger LOG = Logger.getLogger(Database.class.getName());
  private static final int PATIENCE_SECONDS = 5;

  private final String prefix;
  private final String returning;
  private final String limitIdle;

  Database(String prefix, String returning, String limitIdle) {
    this.prefix = prefix;
    this.returning = returning + limitIdle;
    this.limitIdle = limitIdle;
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

  /**
   * What a query selects besides, to end the session if it is silent for 5 s before its transaction
   * ends: for who takes a lock that all nodes wait for, since a process that has stopped or is cut
   * off can't let go of it. H2 knows no such limit, and has no other processes.
   */
  String limitIdle() {
    return limitIdle;
  }

  /** Keeps other rows out of an index; H2 can't, and its indexes hold all. */
  String onlyRowsWhere(String condition) {
    return "";
  }

  /**
   * Has a column compared and sorted by its characters, whatever the database's locale; H2 does.
   */
  String byCodePoint() {
    return "";
  }

  /** Whether the database takes what is written on a connection. */
  public boolean writable(Connection connection) throws SQLException {
    return true;
  }

  /** Whether the database still knows a connection, and takes what is written on it. */
  public boolean answers(Connection connection) {
    try {
      return answersNow(connection) && writable(connection);
    } catch (SQLException e) {
      LOG.log(Level.FINE, "A connection is lost", e);
      return false;
    }
  }

  abstract boolean answersNow(Connection connection) throws SQLException;

  /** Made anew each time: drivers hold no state that matters, and DriverManager can't see ours. */
  abstract Driver driver();
}
