package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Carillon;
import io.carillon.it.Rest;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An external broker killed again and again under load")
class BrokerKilledSoak {

  private static final int ROUNDS = Integer.getInteger("soak.rounds", 5);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Reconnecting takes up to half a minute, then the sweeper finds what was left behind. */
  private static final Duration BULK_LIMIT = Duration.ofMinutes(4);

  @Test
  void delaysBulkMessagesAndNothingElse() {
    try (ExternalBroker broker = ExternalBroker.start("broker");
        Carillon carillon = Carillon.start("broker-killed", broker.settings())) {
      Rest rest = new Rest(carillon);
      Campus campus = Campus.of(rest);
      await("the broker").atMost(LIMIT).until(() -> broker(rest), "UP"::equals);
      try (Traffic traffic = Traffic.start(carillon, campus.receiver(), campus.senders());
          Announcements announcements = Announcements.start(carillon, campus.staff())) {
        for (int round = 1; round <= ROUNDS; round++) {
          traffic.awaitProgress(LIMIT);
          broker.kill();
          await("degraded").atMost(LIMIT).until(() -> broker(rest), "DEGRADED"::equals);
          int accepted = announcements.bulkMessages();
          traffic.awaitProgress(LIMIT);
          await("bulk messages taken meanwhile")
              .atMost(LIMIT)
              .until(() -> announcements.bulkMessages() > accepted);
          broker.restart();
          await("up again").atMost(LIMIT).until(() -> broker(rest), "UP"::equals);
          System.out.printf("broker %d of %d: %s; %s%n", round, ROUNDS, traffic, announcements);
        }
        traffic.settle(LIMIT);
        assertThat(traffic.refused()).as("chat frames refused").isZero();
        traffic.check(rest);
        announcements.stop();
        announcements.check(BULK_LIMIT, campus.members());
      }
    }
  }

  /** What readiness, which stays up, says of the broker. */
  private static String broker(Rest rest) {
    return rest
        .send(rest.request("/health/ready").GET())
        .is(200)
        .json()
        .getJsonArray("checks")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(check -> check.getString("name").equals("broker"))
        .map(check -> check.getString("status"))
        .findFirst()
        .orElseThrow();
  }
}
