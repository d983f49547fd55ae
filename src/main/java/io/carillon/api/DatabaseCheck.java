package io.carillon.api;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** The database answers, through the pool that everything else uses. */
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Result check() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select 1");
      return result(Status.UP, Map.of());
    }
  }
}
