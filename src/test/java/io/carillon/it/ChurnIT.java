package io.carillon.it;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The long version is {@code ChurnSoak}. */
@DisplayName("Clients that come and go")
@Tag("long")
@ExtendWith(CarillonExtension.class)
class ChurnIT {

  private static final int CLIENTS = 2_000;

  @Test
  void leaveNothingInTheRegistryHoweverTheyWent(Carillon carillon) throws Exception {
    try (Churn churn = new Churn(carillon)) {
      churn.run(CLIENTS);
      churn.assertNobodyLeft();
    }
  }
}
