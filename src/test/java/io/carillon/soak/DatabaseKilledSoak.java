package io.carillon.soak;

import io.carillon.it.Carillon;
import io.carillon.it.Postgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database killed again and again under load")
class DatabaseKilledSoak {

  private static final int ROUNDS = Integer.getInteger("soak.rounds", 10);

  @Test
  void losesNothingAndTheServerGoesOnByItself() {
    try (Postgres postgres = Postgres.start("database-killed");
        Carillon carillon = Carillon.start("database-killed", postgres.settings())) {
      DatabaseKilled.rounds(carillon, ROUNDS, postgres::kill, postgres::restart);
    }
  }
}
