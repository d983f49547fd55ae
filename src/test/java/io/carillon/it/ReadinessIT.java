package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Readiness while the server starts")
class ReadinessIT {

  /** A server's own readiness, which knows nothing of the application, would be there before. */
  @Test
  void comesWithTheApplicationAndNotBefore() {
    try (Carillon carillon = Carillon.begin("readiness")) {
      Rest rest = new Rest(carillon);
      Answer first =
          await()
              .atMost(Duration.ofMinutes(3))
              .pollInterval(Duration.ofMillis(50))
              .ignoreExceptionsInstanceOf(UncheckedIOException.class)
              .until(
                  () -> rest.send(rest.request("/health/ready").GET()),
                  answer -> answer.status() == 200);
      assertThat(first.json().getJsonArray("checks").getValuesAs(JsonObject.class))
          .extracting(check -> check.getString("name"))
          .contains("database");
    }
  }
}
