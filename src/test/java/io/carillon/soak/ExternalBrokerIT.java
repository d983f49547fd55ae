package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.BulkCall;
import io.carillon.it.Carillon;
import io.carillon.it.Rest;
import io.carillon.it.Rest.Person;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@DisplayName("With a broker of its own process, which asks for a user and a password")
class ExternalBrokerIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void bulkMessagesGoThroughIt() {
    try (ExternalBroker broker = ExternalBroker.start("external-broker");
        Carillon carillon = Carillon.start("on-external-broker", broker.settings())) {
      Rest rest = new Rest(carillon);
      Person staff = rest.login("staff");
      BulkCall.send(rest, staff, "{\"college_id\":1,\"title\":\"Fees\",\"message\":\"are due\"}");

      assertThat(rest.get(rest.login("alice"), "/api/notifications").items())
          .anyMatch(item -> item.getString("title").equals("Fees"));
      assertThat(readiness(rest)).doesNotContain("DEGRADED");
      if (Carillon.isOnMicro()) {
        assertThat(carillon.logLines().stream().filter(line -> line.contains(" WARNING ")))
            .singleElement()
            .asString()
            .contains("Demo data is on");
      }

      // It was this one, and none inside the server.
      broker.kill();
      await("degraded").atMost(LIMIT).until(() -> readiness(rest).contains("DEGRADED"));
    }
  }

  private static String readiness(Rest rest) {
    return rest.send(rest.request("/health/ready").GET()).is(200).body();
  }
}
