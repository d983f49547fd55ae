package io.carillon.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("An earlier version's PostgreSQL")
class MigrationOnPostgresIT extends MigrationContract {

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Override
  EarlierDatabase empty(String name) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return EarlierDatabase.postgres(postgres.getJdbcUrl("postgres", name));
  }

  @Override
  Carillon serverOnDatabaseOf(int version) {
    EarlierDatabase database = empty("migrated");
    database.create(version);
    return Carillon.start(
        "migration-postgres",
        Map.of(
            "CARILLON_DB_URL", database.url(),
            "CARILLON_DB_USER", database.user(),
            "CARILLON_DB_PASSWORD", database.password(),
            "CARILLON_DEMO", "false"));
  }
}
