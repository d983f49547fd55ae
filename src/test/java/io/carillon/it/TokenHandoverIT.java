package io.carillon.it;

import static io.carillon.it.Administrator.TOKENS;
import static io.carillon.it.Administrator.USERS;
import static io.carillon.it.Administrator.fieldsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("An existing back end")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenHandoverIT {

  private final Carillon carillon;
  private final Rest rest;
  private final Administrator admin;
  private final Person alice;

  TokenHandoverIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.admin = new Administrator(rest);
    this.alice = rest.login("alice");
  }

  @Test
  void getsTokensForRestAndWebSocket() {
    Person minted = admin.minted("minted");

    assertThat(rest.get(minted, "/api/me").is(200).json().getInt("id"))
        .isEqualTo((int) minted.id());
    try (ChatClient client = ChatClient.connect(carillon, minted)) {
      client.sendAccepted(alice, "minted");
    }
  }

  @Test
  void movesItsTokensWithTheirUsersIds() {
    long id = admin.create("moved-0") + 10_000;
    admin
        .post(USERS, "[{\"id\":%d,\"username\":\"moved\",\"full_name\":\"Moved\"}]".formatted(id))
        .is(201);
    Person moved = new Person("moved", "9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b", id);
    String pair = "[{\"user_id\":%d,\"token\":\"%s\"}]".formatted(id, moved.token());

    admin.put(TOKENS, pair).is(204);
    admin.put(TOKENS, pair).is(204);

    assertThat(rest.get(moved, "/api/me").is(200).json().getInt("id")).isEqualTo((int) id);
    try (ChatClient client = ChatClient.connect(carillon, moved)) {
      client.sendAccepted(alice, "moved");
    }
    Answer clash =
        admin.put(
            TOKENS, "[{\"user_id\":%d,\"token\":\"%s\"}]".formatted(alice.id(), moved.token()));
    assertThat(fieldsOf(clash.is(409))).containsExactly("entry 1: token");

    // What was ended here isn't revived by a migration that runs again.
    admin.delete(USERS + "/" + id + "/tokens").is(204);
    admin.put(TOKENS, pair).is(409);
    assertThat(rest.get(moved, "/api/me").status()).isEqualTo(401);
  }

  @Test
  void renewsItsTokens() {
    long id = admin.create("renewed");
    Person renewed = new Person("renewed", "renewed-token-0123456789", id);
    String pair = "[{\"user_id\":%d,\"token\":\"%s\",\"ttl_seconds\":%d}]";

    admin.put(TOKENS, pair.formatted(id, renewed.token(), 3)).is(204);
    rest.get(renewed, "/api/me").is(200);
    admin.put(TOKENS, pair.formatted(id, renewed.token(), 600)).is(204);

    await("past the first expiry")
        .during(Duration.ofSeconds(4))
        .atMost(Duration.ofSeconds(10))
        .until(() -> rest.get(renewed, "/api/me").status() == 200);
  }

  @Test
  void isToldWhoseTokensCannotBe() {
    Person gone = admin.minted("gone");
    admin.change(gone, "{\"active\":false}").is(200);

    Answer minting = admin.post(TOKENS, "{\"user_ids\":[1,%d,999999999]}".formatted(gone.id()));
    Answer takingOver =
        admin.put(
            TOKENS,
            "[{\"user_id\":%d,\"token\":\"token-of-nobody-1\"},{\"user_id\":1,\"token\":\"short\"}]"
                .formatted(gone.id()));
    Answer unknown =
        admin.put(
            TOKENS, "[{\"user_id\":%d,\"token\":\"token-of-nobody-1\"}]".formatted(gone.id()));

    assertThat(minting.is(400).json().getString("detail"))
        .contains(String.valueOf(gone.id()), "999999999")
        .doesNotContain(" 1,");
    assertThat(fieldsOf(takingOver.is(400))).containsExactly("entry 2: token");
    assertThat(fieldsOf(unknown.is(400))).containsExactly("entry 1: user_id");
  }
}
