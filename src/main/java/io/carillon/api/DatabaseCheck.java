package io.carillon.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;

/** The database answers, and takes what is written. */
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {

  @Inject private DatabasePing database;

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Result check() throws SQLException {
    return database.writable()
        ? result(Status.UP, Map.of())
        : result(Status.DOWN, Map.of("reason", "read-only"));
  }
}
