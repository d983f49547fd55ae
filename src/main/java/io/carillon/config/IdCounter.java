package io.carillon.config;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Gives out ids that rise in commit order, so that a reader who asks for what came after an id
 * skips nothing. The counter's row stays locked until the caller's transaction ends: take ids late
 * in it.
 */
@Dependent
public class IdCounter {

  private final Database database;

  @Inject
  public IdCounter(Settings settings) {
    this.database = settings.db().vendor();
  }

  /**
   * Takes consecutive ids in one round trip.
   *
   * @param connection one that is in the transaction
   * @param name the counter's
   * @return the first of them
   */
  public long take(Connection connection, String name, int count) throws SQLException {
    String sql =
        database.returningLastId("update id_counter set last_id = last_id + ? where name = ?");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, count);
      statement.setString(2, name);
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next()) {
          throw new SQLException("id_counter has no row " + name);
        }
        return result.getLong(1) - count + 1;
      }
    }
  }
}
