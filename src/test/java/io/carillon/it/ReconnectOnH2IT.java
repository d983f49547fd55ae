package io.carillon.it;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Reconnecting, on the embedded H2")
@ExtendWith(CarillonExtension.class)
class ReconnectOnH2IT {

  private final Carillon shared;

  ReconnectOnH2IT(Carillon shared) {
    this.shared = shared;
  }

  @Nested
  @DisplayName("A client_ref")
  class Again extends ClientRefContract {
    @Override
    Carillon server() {
      return shared;
    }
  }

  @Nested
  @DisplayName("A connection with since")
  class Missed extends SinceContract {
    @Override
    Carillon server() {
      return shared;
    }
  }

  @Nested
  @DisplayName("A client that reconnects all the time")
  class Unsteady extends NoGapContract {
    @Override
    Carillon server() {
      return shared;
    }
  }
}
