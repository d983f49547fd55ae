package io.carillon.container;

import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Looks at what is stored, and changes it, as another program would. */
@ApplicationScoped
public class Sql {

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  /** The one number that a query answers. */
  public long number(String query, Object... parameters) throws SQLException {
    return Long.parseLong(text(query, parameters));
  }

  /** The one text that a query answers. */
  public String text(String query, Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, query, parameters);
        ResultSet result = statement.executeQuery()) {
      if (!result.next()) {
        throw new SQLException("no row: " + query);
      }
      return result.getString(1);
    }
  }

  public void update(String sql, Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      statement.executeUpdate();
    }
  }

  /** Waits until someone waits for a lock that another holds. */
  public void awaitBlockedSession() {
    await()
        .until(
            () ->
                number(
                        "select count(*) from information_schema.sessions"
                            + " where blocker_id is not null")
                    > 0);
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
