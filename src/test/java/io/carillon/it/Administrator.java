package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Calls what only administrators may. */
final class Administrator {

  static final String USERS = "/api/admin/users";
  static final String TOKENS = "/api/admin/tokens";
  static final String COLLEGES = "/api/admin/colleges";

  private final Rest rest;
  private final Person admin;

  /** Its own, so that its users turn up in nobody else's college. */
  private final long college;

  Administrator(Rest rest) {
    this.rest = rest;
    this.admin = rest.login("admin");
    this.college = createCollege();
  }

  Answer get(String path) {
    return rest.get(admin, path);
  }

  Answer post(String path, String json) {
    return rest.post(admin, path, json);
  }

  Answer patch(String path, String json) {
    return rest.patch(admin, path, json);
  }

  Answer delete(String path) {
    return rest.delete(admin, path);
  }

  Answer put(String path, String json) {
    return rest.send(
        rest.json(path, "PUT", json).header("Authorization", "Bearer " + admin.token()));
  }

  /** Sends a roster as a spreadsheet writes it. */
  Answer csv(String query, String roster) {
    return rest.send(
        rest.request(USERS + query)
            .header("Authorization", "Bearer " + admin.token())
            .header("Content-Type", "text/csv; charset=utf-8")
            .POST(BodyPublishers.ofString(roster)));
  }

  /** A college without other users. */
  long college() {
    return college;
  }

  private long createCollege() {
    return post(COLLEGES, "{\"name\":\"A test's own\"}").is(201).json().getInt("id");
  }

  /** Creates a user of that college, and answers the id. */
  long create(String username) {
    return create(ofCollege(username));
  }

  /** Creates a user of that college, who has a minted token. */
  Person minted(String username) {
    return minted(username, ofCollege(username));
  }

  /** Creates users of that college in one call, who have minted tokens. */
  List<Person> minted(List<String> usernames) {
    JsonArrayBuilder users = Json.createArrayBuilder();
    usernames.forEach(username -> users.add(ofCollege(username)));
    List<Long> ids = idsOf(post(USERS, users.build().toString()));
    JsonArray tokens = array(post(TOKENS, "{\"user_ids\":" + ids + "}"));
    return IntStream.range(0, ids.size())
        .mapToObj(
            i ->
                new Person(
                    usernames.get(i), tokens.getJsonObject(i).getString("token"), ids.get(i)))
        .toList();
  }

  /** Creates a user who is described in full, and has a minted token. */
  Person minted(String username, JsonObject user) {
    long id = create(user);
    JsonObject token = array(post(TOKENS, "{\"user_ids\":[%d]}".formatted(id))).getJsonObject(0);
    return new Person(username, token.getString("token"), id);
  }

  private long create(JsonObject user) {
    return idsOf(post(USERS, "[" + user + "]")).get(0);
  }

  private JsonObject ofCollege(String username) {
    return Json.createObjectBuilder()
        .add("username", username)
        .add("full_name", username)
        .add("college_id", college)
        .build();
  }

  Answer change(Person person, String json) {
    return patch(USERS + "/" + person.id(), json);
  }

  /** Waits until all of someone's open connections are in these rooms, two seconds at most. */
  void awaitRooms(Person person, Set<String> rooms) {
    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(get("/api/admin/sessions?user_id=" + person.id()).is(200).items())
                    .isNotEmpty()
                    .allSatisfy(
                        session ->
                            assertThat(session.getJsonArray("rooms").getValuesAs(JsonString.class))
                                .extracting(JsonString::getString)
                                .containsExactlyInAnyOrderElementsOf(rooms)));
  }

  List<JsonObject> found(String search) {
    return get(USERS + "?search=" + search).is(200).items();
  }

  static JsonArray array(Answer answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.is(200).body()))) {
      return reader.readArray();
    }
  }

  /** The fields that a faulty call, or a roster taken in part, was told of. */
  static List<String> fieldsOf(Answer answer) {
    return answer.json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
        .map(error -> error.getString("field"))
        .toList();
  }

  /** Those of the users that were created. */
  static List<Long> idsOf(Answer answer) {
    return answer.is(201).json().getJsonArray("users").getValuesAs(JsonObject.class).stream()
        .map(user -> user.getJsonNumber("id").longValue())
        .toList();
  }
}
