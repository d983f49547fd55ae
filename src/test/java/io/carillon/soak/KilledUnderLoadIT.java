package io.carillon.soak;

import io.carillon.it.Carillon;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One round of what the soaks do many times. */
@DisplayName("Under load on PostgreSQL")
class KilledUnderLoadIT {

  private static Postgres postgres;
  private static Carillon carillon;

  @BeforeAll
  static void start() {
    postgres = Postgres.start("killed-under-load");
    carillon = Carillon.start("killed-under-load", postgres.settings());
  }

  @AfterAll
  static void stop() {
    if (carillon != null) {
      carillon.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  @Test
  void aKilledDatabaseCostsNothingThatWasAcknowledged() {
    DatabaseKilled.rounds(carillon, 1, postgres::kill, postgres::restart);
  }

  @Test
  void aKilledServerCostsNothingThatWasAcknowledged() {
    ServerKilled.rounds(carillon, 1);
  }
}
