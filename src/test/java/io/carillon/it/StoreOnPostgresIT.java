package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The store on PostgreSQL")
@ExtendWith(CarillonExtension.class)
class StoreOnPostgresIT extends StoreContract {

  private final OnPostgres shared;

  StoreOnPostgresIT(OnPostgres shared) {
    this.shared = shared;
  }

  @Override
  Carillon server() {
    return shared.carillon();
  }

  @Test
  void aSecondServerOnTheSameDatabaseDoesNotStartAndTheFirstGoesOn() {
    Rest rest = new Rest(server());
    try (ChatClient client = ChatClient.connect(server(), rest.login("alice"))) {
      assertThat(Carillon.startInVain("postgres-second", shared.postgres().settings(false)))
          .contains("Another Carillon already runs on this database");
      client.sendAccepted(rest.login("bob"), "still here");
    }
  }

  /** The database sees nothing of the other's end, as when its host has lost its power. */
  @Test
  @OnlyOn(value = "micro", because = "what is tried is the database")
  void aServerThatReplacesOneWhoseHostIsGoneStartsByItself() {
    Postgres postgres = shared.postgres();
    Map<String, String> direct = new HashMap<>(postgres.settings());
    direct.put("CARILLON_DB_URL", postgres.createDatabase("replaced"));
    try (Way way = Way.to(postgres.port())) {
      Map<String, String> settings = new HashMap<>(direct);
      settings.computeIfPresent("CARILLON_DB_URL", (name, url) -> way.to(url));
      Carillon gone = Carillon.start("replaced", settings);
      way.cut();
      gone.kill();
      try (Carillon replacement = Carillon.start("replacement", direct)) {
        assertThat(replacement.logLines()).anyMatch(line -> line.contains("waiting up to 20 s"));
        new Rest(replacement).login("alice");
      }
    }
  }
}
