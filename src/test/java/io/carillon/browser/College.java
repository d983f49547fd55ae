package io.carillon.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Carillon;
import io.carillon.it.ChatClient;
import io.carillon.it.Rest;
import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.UUID;

/**
 * A college of a test's own, so that nobody else's notices and messages come in between. Its people
 * have tokens that an administrator made: a password takes the server a second of processor time to
 * set and one to check, and most tests have several people.
 */
final class College {

  /** Of those who have one. */
  static final String PASSWORD = "demo-demo";

  private static final String USERS = "/api/admin/users";
  private static final String TOKENS = "/api/admin/tokens";
  private static final String BULK = "/api/bulk-messages";

  /** Someone of it. */
  record Member(String fullName, Person person) {

    String username() {
      return person.username();
    }
  }

  private final Carillon carillon;
  private final Rest rest;
  private final Person admin;
  private final long id;

  College(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.admin = rest.login("admin");
    this.id =
        rest.post(admin, "/api/admin/colleges", "{\"name\":\"Of a browser test\"}")
            .is(201)
            .json()
            .getInt("id");
  }

  /** Of the Carillon that it is in. */
  String url() {
    return carillon.url();
  }

  /** The same without its context root. */
  String origin() {
    return "http://localhost:" + carillon.port();
  }

  Member student(String fullName) {
    return member(fullName, user(fullName, "student"));
  }

  Member staff(String fullName) {
    return member(fullName, user(fullName, "staff"));
  }

  /** One who can sign in by the form, with {@link #PASSWORD}. */
  Member studentWithPassword(String fullName) {
    return withPassword(fullName, "student");
  }

  /** The same of its staff. */
  Member staffWithPassword(String fullName) {
    return withPassword(fullName, "staff");
  }

  private Member withPassword(String fullName, String role) {
    return member(fullName, user(fullName, role).add("password", PASSWORD));
  }

  /** Puts someone into no college, or into this one. */
  void setInCollege(Member member, boolean in) {
    rest.patch(
            admin,
            USERS + "/" + member.person().id(),
            "{\"college_id\":" + (in ? String.valueOf(id) : "null") + "}")
        .is(200);
  }

  /** Ends all sign-ins of theirs. */
  void revokeTokens(Member member) {
    rest.delete(admin, USERS + "/" + member.person().id() + "/tokens").is(204);
  }

  /** An administrator of this college. */
  Member administrator(String fullName) {
    return member(fullName, user(fullName, "admin"));
  }

  /** A student of no college. */
  Member outsider(String fullName) {
    return member(fullName, user(fullName, "student").remove("college_id"));
  }

  private JsonObjectBuilder user(String fullName, String role) {
    return Json.createObjectBuilder()
        .add("full_name", fullName)
        .add("role", role)
        .add("college_id", id);
  }

  private Member member(String fullName, JsonObjectBuilder user) {
    String username = "user-" + UUID.randomUUID();
    JsonObject named = user.add("username", username).build();
    long userId =
        rest.post(admin, USERS, "[" + named + "]")
            .is(201)
            .json()
            .getJsonArray("users")
            .getJsonObject(0)
            .getJsonNumber("id")
            .longValue();
    return new Member(fullName, new Person(username, token(userId), userId));
  }

  /** A new sign-in of theirs, as one on another device is. */
  Person anotherSignIn(Member member) {
    return new Person(member.username(), token(member.person().id()), member.person().id());
  }

  void endSignIns(Member member) {
    rest.delete(admin, USERS + "/" + member.person().id() + "/tokens").is(204);
  }

  /** A new sign-in of the demo's administrator. */
  Person administrator() {
    return new Person(admin.username(), token(admin.id()), admin.id());
  }

  private String token(long userId) {
    String minted =
        rest.post(admin, TOKENS, "{\"user_ids\":[%d]}".formatted(userId)).is(200).body();
    try (JsonReader reader = Json.createReader(new StringReader(minted))) {
      return reader.readArray().getJsonObject(0).getString("token");
    }
  }

  /** What the pages keep of a sign-in. */
  String session(Person person) {
    return Json.createObjectBuilder()
        .add("token", person.token())
        .add("user", rest.get(person, "/api/me").is(200).json())
        .build()
        .toString();
  }

  long id() {
    return id;
  }

  /** Many students who never sign in. */
  void crowd(int count) {
    String prefix = "crowd-" + UUID.randomUUID();
    JsonArrayBuilder users = Json.createArrayBuilder();
    for (int i = 1; i <= count; i++) {
      users.add(
          Json.createObjectBuilder()
              .add("username", prefix + "-" + i)
              .add("full_name", "Student " + i)
              .add("college_id", id));
    }
    rest.post(admin, USERS, users.build().toString()).is(201);
  }

  void setActive(Member member, boolean active) {
    rest.patch(admin, USERS + "/" + member.person().id(), "{\"active\":" + active + "}").is(200);
  }

  /** Publishes a notice and answers its id. */
  long publish(String title, String body) {
    JsonObject notice =
        Json.createObjectBuilder()
            .add("college_id", id)
            .add("title", title)
            .add("body", body)
            .add("is_published", true)
            .build();
    return rest.post(admin, "/api/notices", notice.toString())
        .is(201)
        .json()
        .getJsonNumber("id")
        .longValue();
  }

  /** Sends a bulk message to everyone and waits until they have it; answers its id. */
  long bulk(String title) {
    JsonObject bulk =
        Json.createObjectBuilder()
            .add("college_id", id)
            .add("title", title)
            .add("message", "For everyone.")
            .build();
    long bulkId =
        rest.post(admin, BULK, bulk.toString()).is(202).json().getJsonNumber("id").longValue();
    await()
        .until(
            () -> rest.get(admin, BULK + "/" + bulkId).json().getString("status").equals("done"));
    return bulkId;
  }

  void notify(Member member, String title, String message) {
    JsonObject notification =
        Json.createObjectBuilder()
            .add("user_id", member.person().id())
            .add("title", title)
            .add("message", message)
            .build();
    rest.post(admin, "/api/notifications", notification.toString()).is(201);
  }

  int unreadNotifications(Member member) {
    return rest.get(member.person(), "/api/notifications").is(200).json().getInt("unread");
  }

  /** Has one of them write as many numbered messages to another. */
  void write(Member from, Member to, String text, int count) {
    try (ChatClient client = ChatClient.connect(carillon, from.person())) {
      for (int i = 1; i <= count; i++) {
        client.sendAccepted(to.person(), text + " " + i);
      }
    }
  }

  /** Has one of them send another a message with a link, which no page has looked at. */
  void attach(Member from, Member to, String text, String attachment) {
    try (ChatClient client = ChatClient.connect(carillon, from.person())) {
      String answer =
          client
              .ask(
                  Json.createObjectBuilder()
                      .add("receiver_id", to.person().id())
                      .add("message", text)
                      .add("attachment", attachment)
                      .build()
                      .toString())
              .getString("type");
      assertThat(answer).isEqualTo("message_sent");
    }
  }
}
