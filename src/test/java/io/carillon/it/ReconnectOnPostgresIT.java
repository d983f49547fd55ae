package io.carillon.it;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Reconnecting, on PostgreSQL")
@ExtendWith(CarillonExtension.class)
class ReconnectOnPostgresIT {

  private final OnPostgres shared;

  ReconnectOnPostgresIT(OnPostgres shared) {
    this.shared = shared;
  }

  @Nested
  @DisplayName("A client_ref")
  class Again extends ClientRefContract {
    @Override
    Carillon server() {
      return shared.carillon();
    }
  }

  @Nested
  @DisplayName("A connection with since")
  class Missed extends SinceContract {
    @Override
    Carillon server() {
      return shared.carillon();
    }
  }

  @Nested
  @DisplayName("A client that reconnects all the time")
  class Unsteady extends NoGapContract {
    @Override
    Carillon server() {
      return shared.carillon();
    }
  }
}
