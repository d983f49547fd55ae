package io.carillon.soak;

import io.carillon.it.Carillon;
import io.carillon.it.Postgres;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server killed again and again under load")
class ServerKilledSoak {

  private static final int ROUNDS = Integer.getInteger("soak.rounds", 10);

  @Test
  void losesNothingOnTheEmbeddedDatabase() {
    try (Carillon carillon = Carillon.start("killed-h2", Map.of())) {
      ServerKilled.rounds(carillon, ROUNDS);
    }
  }

  @Test
  void losesNothingOnPostgres() {
    try (Postgres postgres = Postgres.start("killed");
        Carillon carillon = Carillon.start("killed-postgres", postgres.settings())) {
      ServerKilled.rounds(carillon, ROUNDS);
    }
  }
}
