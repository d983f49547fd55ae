package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The store on PostgreSQL")
class StoreOnPostgresIT extends StoreContract {

  private static EmbeddedPostgres postgres;
  private static Carillon carillon;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    carillon = Carillon.start("postgres", settings("true"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (carillon != null) {
      carillon.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  private static Map<String, String> settings(String demo) {
    Map<String, String> settings = new HashMap<>();
    settings.put("CARILLON_DB_URL", postgres.getJdbcUrl("postgres", "postgres"));
    settings.put("CARILLON_DB_USER", "postgres");
    settings.put("CARILLON_DB_PASSWORD", "postgres");
    settings.put("CARILLON_DEMO", demo);
    return settings;
  }

  @Override
  Carillon server() {
    return carillon;
  }

  @Test
  void aSecondServerOnTheSameDatabaseDoesNotStartAndTheFirstGoesOn() {
    Rest rest = new Rest(carillon);
    Rest.Person alice = rest.login("alice");
    try (ChatClient client = ChatClient.connect(carillon, alice)) {
      assertThat(Carillon.startInVain("postgres-second", settings("false")))
          .contains("Another Carillon already runs on this database");
      client.sendAccepted(rest.login("bob"), "still here");
    }
  }
}
