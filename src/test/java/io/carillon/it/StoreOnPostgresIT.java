package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
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

  /** More than a statement has room for parameters. */
  @Test
  void whoTalksWithSeventyThousandHasThemInPages() {
    Rest rest = new Rest(server());
    Person talker = new Campus(rest).student();
    long newest = 70_000;
    shared
        .postgres()
        .execute(
            """
            insert into app_user (id, username, full_name, role)
              select 1000000000 + i, 'peer' || i, 'Peer ' || i, 'student'
              from generate_series(1, %1$d) i;
            insert into chat_message (id, sender_id, receiver_id, message, created_at)
              select 1000000000 + i, 1000000000 + i, %2$d, 'Hello', localtimestamp
              from generate_series(1, %1$d) i;
            insert into conversation (user_id, peer_id)
              select %2$d, 1000000000 + i from generate_series(1, %1$d) i;
            analyze;
            """
                .formatted(newest, talker.id()));
    try {
      List<JsonObject> page = rest.get(talker, "/api/conversations").is(200).items();
      assertThat(page).hasSize(200);
      assertThat(page.get(0).getJsonObject("peer").getString("full_name"))
          .isEqualTo("Peer " + newest);
      assertThat(rest.get(talker, "/api/conversations?limit=2&before=1000000002").is(200).items())
          .hasSize(1);
    } finally {
      shared
          .postgres()
          .execute(
              """
              delete from conversation where peer_id > 1000000000;
              delete from chat_message where id > 1000000000;
              """);
    }
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
        new Rest(replacement).login("alice");
      }
    }
  }
}
