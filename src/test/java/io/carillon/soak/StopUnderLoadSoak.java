package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Carillon;
import io.carillon.it.Crowd;
import io.carillon.it.Rest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server that is told to stop under load")
class StopUnderLoadSoak {

  private static final int CONNECTIONS = Integer.getInteger("soak.connections", 5_000);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void isNotReadyFirstThenTellsEveryoneAndKeepsItsPromises() {
    try (Carillon carillon =
        Carillon.start(
            "stop", Map.of("CARILLON_LIMITS_SOCKETS_PER_USER", String.valueOf(2 * CONNECTIONS)))) {
      Rest rest = new Rest(carillon);
      Campus campus = Campus.of(rest);
      try (Crowd crowd = Crowd.connect(carillon, rest.login("carol"), CONNECTIONS);
          Crowd slow = Crowd.connectSlow(carillon, campus.receiver(), 20);
          Traffic traffic = Traffic.start(carillon, campus.receiver(), campus.senders())) {
        traffic.awaitProgress(LIMIT);
        traffic.awaitProgress(LIMIT);
        CompletableFuture<Boolean> notReadyFirst =
            CompletableFuture.supplyAsync(() -> notReadyBeforeAnyClose(rest, traffic));
        long start = System.nanoTime();
        carillon.stop();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("stopped within " + took + "; " + traffic);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        assertThat(notReadyFirst.join()).as("not ready before the first close").isTrue();
        assertThat(crowd.closeCodes()).containsOnlyKeys(1001).containsValue((long) CONNECTIONS);
        traffic.stopSending();
        assertThat(slow.size()).isEqualTo(20);
        assertThat(traffic.closeCodes()).containsExactly(1001);
        carillon.restart();
        traffic.check(new Rest(carillon));
      }
    }
  }

  private static boolean notReadyBeforeAnyClose(Rest rest, Traffic traffic) {
    while (!traffic.anyEnded()) {
      if (rest.send(rest.request("/health/ready").GET()).status() == 503) {
        return !traffic.anyEnded();
      }
    }
    return false;
  }
}
