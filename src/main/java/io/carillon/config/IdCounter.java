package io.carillon.config;

import io.carillon.core.Problem;
import io.carillon.core.StorageFault;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Gives out ids that rise in commit order, so that a reader who asks for what came after an id
 * skips nothing, and without gaps, so that a node knows what it wasn't told of. The counter's row
 * stays locked until the caller's transaction ends: take ids late in it. On PostgreSQL a caller who
 * is then silent for 5 s loses its connection, and with it the transaction, so that a node that has
 * stopped holds up no other.
 */
@Dependent
public class IdCounter {

  private final Database database;
  private final Claim claim;

  @Inject
  public IdCounter(Settings settings, Claim claim) {
    this.database = settings.db().vendor();
    this.claim = claim;
  }

  /** The last id that is committed, read as the caller's transaction, if any, sees it. */
  public long last(DataSource dataSource, String name) {
    try (Connection connection = dataSource.getConnection()) {
      return read(connection, "select last_id from id_counter where name = ?", name);
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }

  /**
   * Keeps everyone else from taking ids until the caller's transaction ends, so that what it reads
   * about them stays true.
   */
  public void lock(Connection connection, String name) throws SQLException {
    read(
        connection,
        "select last_id" + database.limitIdle() + " from id_counter where name = ? for update",
        name);
  }

  private static long read(Connection connection, String sql, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        requireRow(result, name);
        return result.getLong(1);
      }
    }
  }

  /** Moves past an id that wasn't taken here, so that it is never given out. */
  public void pass(Connection connection, String name, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update id_counter set last_id = ? where name = ? and last_id < ?")) {
      statement.setLong(1, id);
      statement.setString(2, name);
      statement.setLong(3, id);
      statement.executeUpdate();
    }
  }

  /**
   * Takes consecutive ids in one round trip.
   *
   * @param connection one that is in the transaction
   * @param name the counter's
   * @return the first of them
   * @throws Problem {@code UNAVAILABLE} while the claim to the database is lost
   */
  public long take(Connection connection, String name, int count) throws SQLException {
    claim.require();
    String sql =
        database.returningLastId("update id_counter set last_id = last_id + ? where name = ?");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, count);
      statement.setString(2, name);
      try (ResultSet result = statement.executeQuery()) {
        requireRow(result, name);
        return result.getLong(1) - count + 1;
      }
    }
  }

  /** Gives back the last of those that this transaction took. */
  public void giveBack(Connection connection, String name, int count) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("update id_counter set last_id = last_id - ? where name = ?")) {
      statement.setLong(1, count);
      statement.setString(2, name);
      statement.executeUpdate();
    }
  }

  private static void requireRow(ResultSet result, String name) throws SQLException {
    if (!result.next()) {
      throw new SQLException("id_counter has no row " + name);
    }
  }
}
