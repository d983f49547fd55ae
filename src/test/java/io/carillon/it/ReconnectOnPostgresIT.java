package io.carillon.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("Reconnecting, on PostgreSQL")
class ReconnectOnPostgresIT {

  private static EmbeddedPostgres postgres;
  private static Carillon carillon;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    carillon =
        Carillon.start(
            "reconnect-postgres",
            Map.of(
                "CARILLON_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "CARILLON_DB_USER", "postgres",
                "CARILLON_DB_PASSWORD", "postgres",
                "CARILLON_DEMO", "true"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (carillon != null) {
      carillon.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @Nested
  @DisplayName("A client_ref")
  class Again extends ClientRefContract {
    @Override
    Carillon server() {
      return carillon;
    }
  }

  @Nested
  @DisplayName("A connection with since")
  class Missed extends SinceContract {
    @Override
    Carillon server() {
      return carillon;
    }
  }

  @Nested
  @DisplayName("A client that reconnects all the time")
  class Unsteady extends NoGapContract {
    @Override
    Carillon server() {
      return carillon;
    }
  }
}
