package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Carillon;
import io.carillon.it.Churn;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hundred thousand clients that come and go")
class ChurnSoak {

  private static final int CLIENTS = Integer.getInteger("soak.clients", 100_000);

  /** By then everything that is made once has been made. */
  private static final int WARM_UP = 5_000;

  private static final double MOST = 1.1;

  @Test
  void leaveNothingInTheRegistryAndTheHeapAsItWas() throws Exception {
    try (Carillon carillon = Carillon.start("churn", Map.of());
        Churn churn = new Churn(carillon)) {
      churn.run(WARM_UP);
      churn.assertNobodyLeft();
      long before = churn.liveHeap();
      churn.run(CLIENTS);
      churn.assertNobodyLeft();
      long after = churn.liveHeap();
      System.out.printf("live heap: %,d bytes before, %,d after%n", before, after);
      assertThat((double) after).isLessThanOrEqualTo(MOST * before);
    }
  }
}
