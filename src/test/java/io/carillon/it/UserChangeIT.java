package io.carillon.it;

import static io.carillon.it.Administrator.TOKENS;
import static io.carillon.it.Administrator.USERS;
import static io.carillon.it.Administrator.array;
import static io.carillon.it.Administrator.fieldsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A change to a user")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserChangeIT {

  private final Carillon carillon;
  private final Rest rest;
  private final Administrator admin;
  private final Person alice;

  UserChangeIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.admin = new Administrator(rest);
    this.alice = rest.login("alice");
  }

  @Test
  void holdsAtOnce() {
    Person person = admin.minted("changed");
    assertThat(rest.get(person, USERS).status()).isEqualTo(403);
    try (ChatClient live = ChatClient.connect(carillon, person)) {
      JsonObject changed =
          admin
              .change(person, "{\"full_name\":\"New Name\",\"college_id\":2,\"role\":\"admin\"}")
              .is(200)
              .json();

      assertThat(changed.getString("full_name")).isEqualTo("New Name");
      assertThat(changed.getBoolean("active")).isTrue();
      JsonObject me = rest.get(person, "/api/me").is(200).json();
      assertThat(me.getString("full_name")).isEqualTo("New Name");
      assertThat(me.getInt("college_id")).isEqualTo(2);
      rest.get(person, USERS).is(200);

      admin.change(person, "{\"college_id\":null,\"role\":\"student\"}").is(200);
      assertThat(rest.get(person, "/api/me").json().isNull("college_id")).isTrue();
      assertThat(rest.get(person, USERS).status()).isEqualTo(403);
      live.sendAccepted(alice, "still connected");
    }
  }

  @Test
  void movesOpenConnectionsIntoTheNewCollegesRoom() {
    Campus old = new Campus(rest);
    Campus other = new Campus(rest);
    Person person = old.student();
    try (NotificationsClient inbox = NotificationsClient.connect(carillon, person)) {
      admin.change(person, "{\"college_id\":%d}".formatted(other.id())).is(200);
      admin.awaitRooms(person, rooms(person, OptionalLong.of(other.id())));
      old.broadcast("Of the old college");
      other.broadcast("Of the new college");
      assertThat(inbox.next().getString("title")).isEqualTo("Of the new college");

      admin.change(person, "{\"college_id\":null}").is(200);
      admin.awaitRooms(person, rooms(person, OptionalLong.empty()));
      other.broadcast("Of a college that was left");
      other.notify(person, "Personal");
      assertThat(inbox.next().getString("title")).isEqualTo("Personal");
    }
  }

  private static Set<String> rooms(Person person, OptionalLong college) {
    String own = "notifications_" + person.id();
    return college.isEmpty()
        ? Set.of(own)
        : Set.of(own, "college_notifications_" + college.getAsLong());
  }

  @Test
  void givesTheNewNameToWhatIsSentOnOpenConnections() {
    Person person = admin.minted("renamed");
    try (ChatClient from = ChatClient.connect(carillon, person);
        ChatClient to = ChatClient.connect(carillon, alice)) {
      from.sendAccepted(alice, "before");
      assertThat(to.next().getString("sender_name")).isEqualTo("renamed");
      admin.change(person, "{\"full_name\":\"Changed Name\"}").is(200);
      await()
          .atMost(Duration.ofSeconds(2))
          .until(
              () -> {
                from.sendAccepted(alice, "after");
                return to.next().getString("sender_name").equals("Changed Name");
              });
    }
  }

  @Test
  void ofThePasswordEndsTokens() {
    Person person = admin.minted("password");
    ChatClient live = ChatClient.connect(carillon, person);

    admin.change(person, "{\"password\":\"brand new\"}").is(200);

    assertThat(live.closeCode()).isEqualTo(4401);
    assertThat(rest.get(person, "/api/me").status()).isEqualTo(401);
    rest.tryLogin("password", "brand new").is(200);
  }

  @Test
  void shutsOutAndLetsInAgain() {
    Person person = admin.minted("out");
    admin.change(person, "{\"active\":false}").is(200);
    assertThat(rest.get(person, "/api/me").status()).isEqualTo(401);
    assertThat(admin.found("out").get(0).getBoolean("active")).isFalse();

    admin.change(person, "{\"active\":true}").is(200);
    assertThat(rest.get(person, "/api/me").status()).isEqualTo(401);
    array(admin.post(TOKENS, "{\"user_ids\":[%d]}".formatted(person.id())));
  }

  @Test
  void neverLeavesNobodyToAdminister() {
    Person second = admin.minted("second-admin");
    admin.change(second, "{\"role\":\"admin\"}").is(200);
    Person first = rest.login("admin");
    for (JsonObject user : all()) {
      if (user.getString("role").equals("admin") && user.getInt("id") != first.id()) {
        admin.patch(USERS + "/" + user.getInt("id"), "{\"active\":false}").is(200);
      }
    }

    for (String change : List.of("{\"active\":false}", "{\"role\":\"staff\"}")) {
      assertThat(admin.change(first, change).is(409).json().getString("detail"))
          .contains("only active administrator");
    }
    admin.change(first, "{\"role\":\"admin\",\"active\":true}").is(200);
    admin.change(second, "{\"active\":true}").is(200);
    admin.change(second, "{\"role\":\"student\"}").is(200);
  }

  /** Other tests share this server: there are more than a page of them. */
  private List<JsonObject> all() {
    List<JsonObject> all = new ArrayList<>();
    List<JsonObject> page = admin.get(USERS + "?limit=200").is(200).items();
    while (!page.isEmpty()) {
      all.addAll(page);
      int last = page.get(page.size() - 1).getInt("id");
      page = admin.get(USERS + "?limit=200&after=" + last).is(200).items();
    }
    return all;
  }

  @Test
  void isRefusedWhole() {
    Person person = admin.minted("unchanged");
    assertThat(
            fieldsOf(
                admin
                    .change(
                        person,
                        "{\"full_name\":\"Not Kept\",\"college_id\":\"1\",\"role\":\"x\","
                            + "\"password\":\"seven77\"}")
                    .is(400)))
        .containsExactly("college_id", "role", "password");
    assertThat(
            fieldsOf(
                admin.change(person, "{\"full_name\":\"Not Kept\",\"college_id\":999999}").is(400)))
        .containsExactly("college_id");
    assertThat(fieldsOf(admin.change(person, "[]").is(400))).containsExactly("body");
    assertThat(admin.found("unchanged").get(0).getString("full_name")).isEqualTo("unchanged");
    assertThat(admin.patch(USERS + "/999999999", "{\"active\":true}").status()).isEqualTo(404);
  }
}
