package io.carillon.it;

import static io.carillon.it.Administrator.TOKENS;
import static io.carillon.it.Administrator.USERS;
import static io.carillon.it.Administrator.fieldsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("An administrator looks after")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminConsoleCallsIT {

  private final Rest rest;
  private final Administrator admin;

  AdminConsoleCallsIT(Carillon carillon) {
    this.rest = new Rest(carillon);
    this.admin = new Administrator(rest);
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }

  private static String tokensOf(Person person) {
    return USERS + "/" + person.id() + "/tokens";
  }

  @Test
  void oneUser() {
    Person user = admin.minted(unique());

    JsonObject account = admin.get(USERS + "/" + user.id()).is(200).json();

    assertThat(account.getString("username")).isEqualTo(user.username());
    assertThat(account.getBoolean("active")).isTrue();
    admin.get(USERS + "/999999999").is(404);
  }

  @Test
  void theTokensOfAUserWithoutEverSeeingThem() {
    Person user = admin.minted(unique());
    admin.post(TOKENS, "{\"user_ids\":[%d]}".formatted(user.id())).is(200);

    Rest.Answer answer = admin.get(tokensOf(user)).is(200);

    assertThat(answer.items())
        .hasSize(2)
        .allSatisfy(
            token ->
                assertThat(token.keySet())
                    .containsExactlyInAnyOrder("id", "created_at", "expires_at"));
    assertThat(answer.body()).doesNotContain(user.token());
    List<JsonObject> page = admin.get(tokensOf(user) + "?limit=1").is(200).items();
    assertThat(page).containsExactly(answer.items().get(0));
    assertThat(admin.get(tokensOf(user) + "?before=" + page.get(0).get("id")).is(200).items())
        .containsExactly(answer.items().get(1));
    admin.get(USERS + "/999999999/tokens").is(404);
    assertThat(fieldsOf(admin.get(tokensOf(user) + "?limit=0").is(400))).containsExactly("limit");
  }

  @Test
  void oneTokenOfSeveralThatIsToEnd() {
    Person user = admin.minted(unique());
    admin.post(TOKENS, "{\"user_ids\":[%d]}".formatted(user.id())).is(200);
    List<JsonObject> tokens = admin.get(tokensOf(user)).is(200).items();
    String first = tokensOf(user) + "/" + tokens.get(1).get("id");
    Person stranger = admin.minted(unique());

    assertThat(admin.delete(tokensOf(stranger) + "/" + tokens.get(1).get("id")).status())
        .isEqualTo(404);
    rest.get(user, "/api/me").is(200);
    admin.delete(first).is(204);

    rest.get(user, "/api/me").is(401);
    assertThat(admin.get(tokensOf(user)).is(200).items()).containsExactly(tokens.get(0));
    assertThat(admin.delete(first).status()).isEqualTo(404);
  }

  @Test
  void health() {
    JsonObject health = admin.get("/api/admin/health").is(200).json();

    assertThat(health.getString("status")).isEqualTo("UP");
    assertThat(health.getJsonArray("checks").getValuesAs(JsonObject.class))
        .extracting(check -> check.getString("name"))
        .containsExactly("admission", "broker", "claim", "database", "errors", "journal", "tasks");
  }

  @Test
  void settings() {
    List<JsonObject> settings = admin.get("/api/admin/settings").is(200).items();

    assertThat(settings)
        .anySatisfy(
            setting -> {
              assertThat(setting.getString("name")).isEqualTo("carillon.outbox.frames");
              assertThat(setting.getString("value")).isEqualTo("4096");
              assertThat(setting.getBoolean("configured")).isFalse();
            })
        .filteredOn(setting -> setting.getBoolean("secret"))
        .hasSize(3)
        .allMatch(setting -> setting.isNull("value"));
  }
}
