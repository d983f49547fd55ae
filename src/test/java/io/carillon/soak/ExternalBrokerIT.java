package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.BulkCall;
import io.carillon.it.Carillon;
import io.carillon.it.OnlyOn;
import io.carillon.it.Rest;
import io.carillon.it.Rest.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnlyOn(value = "micro", because = "full servers use their own")
@DisplayName("With a broker of its own process, which asks for a user and a password")
class ExternalBrokerIT {

  @Test
  void bulkMessagesGoThroughIt() {
    try (ExternalBroker broker = ExternalBroker.start("external-broker");
        Carillon carillon = Carillon.start("on-external-broker", broker.settings())) {
      Rest rest = new Rest(carillon);
      Person staff = rest.login("staff");
      BulkCall.send(rest, staff, "{\"college_id\":1,\"title\":\"Fees\",\"message\":\"are due\"}");

      assertThat(rest.get(rest.login("alice"), "/api/notifications").items())
          .anyMatch(item -> item.getString("title").equals("Fees"));
      assertThat(rest.send(rest.request("/health/ready").GET()).is(200).body())
          .doesNotContain("DEGRADED");
      assertThat(carillon.logLines().stream().filter(line -> line.contains(" WARNING ")))
          .singleElement()
          .asString()
          .contains("Demo data is on");
    }
  }
}
