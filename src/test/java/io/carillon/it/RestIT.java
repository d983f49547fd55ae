package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The REST interface")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestIT {

  private static final int MAX_BODY = 1 << 20;

  private final Rest rest;
  private final Person alice;
  private final Person carol;

  RestIT(Carillon carillon) {
    this.rest = new Rest(carillon);
    this.alice = rest.login("alice");
    this.carol = rest.login("carol");
  }

  private static void assertProblem(Answer answer, int status) {
    answer.is(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonObject problem = answer.json();
    assertThat(problem.keySet()).contains("title", "status", "detail");
    assertThat(problem.keySet()).isSubsetOf("type", "title", "status", "detail", "errors");
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(problem.getString("detail")).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception", "\tat ", "org.", "jakarta.", "<html");
  }

  private static List<String> faultyFields(Answer answer) {
    assertProblem(answer, 400);
    List<JsonObject> errors = answer.json().getJsonArray("errors").getValuesAs(JsonObject.class);
    assertThat(errors)
        .allSatisfy(
            error -> {
              assertThat(error.keySet()).containsExactlyInAnyOrder("field", "message");
              assertThat(error.getString("message")).isNotBlank();
            });
    return errors.stream().map(error -> error.getString("field")).toList();
  }

  private Answer postLogin(String body) {
    return rest.send(rest.json("/api/login", "POST", body));
  }

  @Test
  void loginGrantsATokenForTheUser() {
    Instant before = Instant.now();
    Answer answer = rest.tryLogin("alice", "demo").is(200);
    JsonObject granted = answer.json();

    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(granted.keySet()).containsExactlyInAnyOrder("token", "expires_at", "user");
    assertThat(granted.getString("token")).matches("[A-Za-z0-9_-]{43}");
    assertThat(Instant.parse(granted.getString("expires_at")))
        .isBetween(before.plus(Duration.ofDays(30)), Instant.now().plus(Duration.ofDays(30)));
    JsonObject user = granted.getJsonObject("user");
    assertThat(user.keySet())
        .containsExactlyInAnyOrder("id", "username", "full_name", "college_id", "role");
    assertThat(user.getString("username")).isEqualTo("alice");
    assertThat(user.getString("full_name")).isEqualTo("Alice Adams");
    assertThat(user.getInt("college_id")).isEqualTo(1);
    assertThat(user.getString("role")).isEqualTo("student");
  }

  @Test
  void everyLoginGrantsAnotherToken() {
    assertThat(rest.signIn("alice").token()).isNotEqualTo(rest.signIn("alice").token());
  }

  @ParameterizedTest
  @CsvSource({
    "alice,Alice Adams,1,student",
    "bob,Bob Brown,1,student",
    "carol,Carol Clark,2,student",
    "dave,Dave Davis,,student",
    "staff,Sam Staff,1,staff",
    "admin,Ada Admin,,admin"
  })
  void meIsTheCaller(String username, String fullName, Integer college, String role) {
    Person person = rest.login(username);
    JsonObject me = rest.get(person, "/api/me").is(200).json();

    assertThat(me.keySet())
        .containsExactlyInAnyOrder("id", "username", "full_name", "college_id", "role");
    assertThat(me.getJsonNumber("id").longValue()).isEqualTo(person.id());
    assertThat(me.getString("username")).isEqualTo(username);
    assertThat(me.getString("full_name")).isEqualTo(fullName);
    assertThat(me.getString("role")).isEqualTo(role);
    if (college == null) {
      assertThat(me.get("college_id")).isEqualTo(JsonValue.NULL);
    } else {
      assertThat(me.getInt("college_id")).isEqualTo(college);
    }
  }

  @ParameterizedTest
  @CsvSource({"alice,wrong", "alice,DEMO", "Alice,demo", "nobody-at-all,demo", "' alice',wrong"})
  void aBadPairIsRefusedWithoutSayingWhy(String username, String password) {
    Answer answer = rest.tryLogin(username, password);
    assertProblem(answer, 401);
    assertThat(answer.json().getString("detail")).isEqualTo("Wrong username or password.");
  }

  @ParameterizedTest
  @ValueSource(strings = {" alice", "alice ", "\u00a0alice\u200b"})
  void whatNobodySeesAroundANameIsNoPartOfIt(String username) {
    Answer answer = rest.tryLogin(username, "demo").is(200);
    assertThat(answer.json().getJsonObject("user").getString("username")).isEqualTo("alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "Token ", "TOKEN "})
  void theTokenComesInTheAuthorizationHeader(String scheme) {
    rest.send(rest.request("/api/me").header("Authorization", scheme + alice.token())).is(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer unknown",
        "Basic YWxpY2U6ZGVtbw==",
        "ALICE",
        "Bearer ALICE x"
      })
  void anythingElseIs401(String header) {
    Answer answer =
        rest.send(
            rest.request("/api/me")
                .header("Authorization", header.replace("ALICE", alice.token())));
    assertProblem(answer, 401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.body()).doesNotContain(alice.token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health/ready"})
  void aPasswordThatNobodyAskedForIsPassedOver(String path) {
    rest.send(rest.request(path).header("Authorization", "Basic YWxpY2U6ZGVtbw==")).is(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/me", "/api/users", "/api/conversations", "/api/messages", "/api/messages?x"})
  void everyCallNeedsAToken(String path) {
    assertProblem(rest.send(rest.request(path)), 401);
  }

  @Test
  void aTokenInTheUrlIsNotEnough() {
    rest.send(rest.request("/api/me?token=" + alice.token())).is(401);
  }

  private List<String> people(Person caller, String query) {
    return rest.get(caller, "/api/users" + query).is(200).items().stream()
        .map(item -> item.getString("full_name"))
        .toList();
  }

  @Test
  void peopleAreThoseOfTheCallersCollege() {
    assertThat(people(alice, "")).containsExactly("Bob Brown", "Sam Staff");
    assertThat(people(carol, "")).isEmpty();
    assertThat(people(rest.login("dave"), "")).isEmpty();
    assertThat(rest.get(alice, "/api/users").items().get(0).keySet())
        .containsExactlyInAnyOrder("id", "username", "full_name", "college_id", "role");
  }

  @ParameterizedTest
  @CsvSource({
    "?search=bob,Bob Brown",
    "?search=BROWN,Bob Brown",
    "?search=ob%20br,Bob Brown",
    "?search=%20bob%20,Bob Brown",
    "?search=staff,Sam Staff",
    "?search=,Bob Brown;Sam Staff",
    "?search=%20,Bob Brown;Sam Staff",
    "?limit=1,Bob Brown",
    "?search=alice,''",
    "?search=carol,''",
    "?search=%25,''",
    "?search=_,''",
    "?search=!,''",
    "?search=%27,''"
  })
  void peopleAreFoundByPartOfTheirName(String query, String found) {
    assertThat(String.join(";", people(alice, query))).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "'{}',username;password",
    "'{\"username\":\"alice\"}',password",
    "'{\"password\":\"demo\"}',username",
    "'{\"username\":\"\",\"password\":\"demo\"}',username",
    "'{\"username\":null,\"password\":null}',username;password"
  })
  void missingFieldsAreNamed(String body, String fields) {
    assertThat(faultyFields(postLogin(body))).containsExactly(fields.split(";"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"x\":{",
        "{\"x\":[1,",
        "[]",
        "null",
        "1",
        "\"x\"",
        "{\"username\":\"alice\"} x",
        "not JSON"
      })
  void whatIsNotTheJsonAskedForIs400(String body) {
    assertThat(faultyFields(postLogin(body))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "5", "true", "[\"alice\"]"})
  void aWrongTypeIs400AndNamesTheField(String value) {
    assertThat(faultyFields(postLogin("{\"username\":" + value + ",\"password\":\"demo\"}")))
        .containsExactly("username");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"with\":\"bob\",\"up_to\":1}',with",
    "'{\"with\":1,\"up_to\":\"x\"}',up_to",
    "'{\"with\":1,\"up_to\":[]}',up_to",
    "'{\"with\":\"1\",\"up_to\":1}',with",
    "'{\"with\":1,\"up_to\":\"1\"}',up_to",
    "'{\"with\":1,\"up_to\":1.5}',up_to",
    "'{\"with\":true,\"up_to\":1}',with",
    "'{\"with\":1,\"up_to\":99999999999999999999}',up_to",
    "'{\"with\":1}',up_to",
    "'{\"up_to\":1}',with",
    "'{\"with\":-1,\"up_to\":1}',with",
    "'{\"with\":1,\"up_to\":-1}',up_to"
  })
  void aBadReadMarkIs400AndNamesTheField(String body, String field) {
    assertThat(faultyFields(rest.post(alice, "/api/messages/read", body))).containsExactly(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/nothing", "/api", "/api/", "/api/me/more", "/api/users/1"})
  void anUnknownAddressIs404(String path) {
    assertProblem(rest.get(alice, path), 404);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE,/api/me",
    "PUT,/api/me",
    "GET,/api/login",
    "PUT,/api/login",
    "PATCH,/api/messages",
    "GET,/api/messages/read"
  })
  void anUnknownMethodIs405(String method, String path) {
    assertProblem(
        rest.send(
            rest.request(path)
                .header("Authorization", "Bearer " + alice.token())
                .method(method, BodyPublishers.noBody())),
        405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void aBodyOfAnotherTypeIs415(String type) {
    assertProblem(
        rest.send(
            rest.request("/api/login")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("username=alice&password=demo"))),
        415);
  }

  @Test
  void aCharsetInTheTypeIsFine() {
    rest.send(
            rest.request("/api/login")
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(BodyPublishers.ofString("{\"username\":\"alice\",\"password\":\"demo\"}")))
        .is(200);
  }

  @Test
  void aBodyOverOneMebibyteIs413() {
    String start = "{\"username\":\"alice\",\"password\":\"demo\",\"x\":\"";
    String fits = start + "x".repeat(MAX_BODY - start.length() - 2) + "\"}";
    postLogin(fits).is(200);
    assertProblem(postLogin(fits + " "), 413);
    assertProblem(postLogin(start + "x".repeat(4 * MAX_BODY) + "\"}"), 413);
  }

  @Test
  void logoutAnswersWithNothing() {
    Answer answer = rest.post(rest.login("alice"), "/api/logout").is(204);
    assertThat(answer.body()).isEmpty();
  }
}
