package io.carillon.soak;

import io.carillon.it.CarillonExtension;
import io.carillon.it.OnPostgres;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One round of what the soaks do many times. */
@DisplayName("Under load on PostgreSQL")
@Tag("long")
@ExtendWith(CarillonExtension.class)
class KilledUnderLoadIT {

  private final OnPostgres shared;

  KilledUnderLoadIT(OnPostgres shared) {
    this.shared = shared;
  }

  @Test
  void aKilledDatabaseCostsNothingThatWasAcknowledged() {
    DatabaseKilled.rounds(
        shared.carillon(), 1, shared.postgres()::kill, shared.postgres()::restart);
  }

  @Test
  void aKilledServerCostsNothingThatWasAcknowledged() {
    ServerKilled.rounds(shared.carillon(), 1);
  }
}
