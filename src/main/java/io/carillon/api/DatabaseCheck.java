package io.carillon.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;

/** The database answers. */
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {

  @Inject private DatabasePing database;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Result check() throws SQLException {
    database.ping();
    return result(Status.UP, Map.of());
  }
}
