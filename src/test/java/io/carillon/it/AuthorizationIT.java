package io.carillon.it;

import static io.carillon.it.AuthorizationIT.Who.ADMIN;
import static io.carillon.it.AuthorizationIT.Who.DEACTIVATED;
import static io.carillon.it.AuthorizationIT.Who.NOBODY;
import static io.carillon.it.AuthorizationIT.Who.OTHER_STAFF;
import static io.carillon.it.AuthorizationIT.Who.OTHER_STUDENT;
import static io.carillon.it.AuthorizationIT.Who.REVOKED;
import static io.carillon.it.AuthorizationIT.Who.STAFF;
import static io.carillon.it.AuthorizationIT.Who.STUDENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what: every call of the OpenAPI document by everybody there can be, about one college
 * and its people. A call that isn't in the table fails.
 */
@Tag("long")
@DisplayName("Every call, by everybody")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationIT {

  /** Of the college that it is about, unless the other. Those who are let in come last. */
  enum Who {
    NOBODY,
    REVOKED,
    DEACTIVATED,
    OTHER_STUDENT,
    STUDENT,
    OTHER_STAFF,
    STAFF,
    ADMIN
  }

  /** Whom a call is for, as the status that everybody else gets. */
  private enum For {
    ALL(Map.of()),
    SIGNED_IN(Map.of(NOBODY, 401, REVOKED, 401, DEACTIVATED, 401)),
    MEMBERS(SIGNED_IN, Map.of(OTHER_STUDENT, 404, OTHER_STAFF, 404)),
    ANY_STAFF(SIGNED_IN, Map.of(STUDENT, 403, OTHER_STUDENT, 403)),
    ITS_STAFF(ANY_STAFF, Map.of(OTHER_STAFF, 403)),
    ADMINISTRATORS(ITS_STAFF, Map.of(STAFF, 403));

    private final Map<Who, Integer> refusals = new EnumMap<>(Who.class);

    For(Map<Who, Integer> refusals) {
      this.refusals.putAll(refusals);
    }

    For(For others, Map<Who, Integer> more) {
      this(others.refusals);
      refusals.putAll(more);
    }
  }

  /**
   * @param path with {@code {…}} for the college's student, notice, and so on
   * @param body the same; empty for none
   */
  private record Call(For whom, String path, String body) {}

  private static final Map<String, Call> CALLS =
      Map.ofEntries(
          call("POST /login", For.ALL, "{'username':'alice','password':'demo'}"),
          call("POST /logout", For.SIGNED_IN, ""),
          call("GET /me", For.SIGNED_IN, ""),
          call("GET /limits", For.SIGNED_IN, ""),
          call("GET /users", For.SIGNED_IN, ""),
          call("GET /conversations", For.SIGNED_IN, ""),
          call("GET /messages", For.SIGNED_IN, ""),
          call("POST /messages/read", For.SIGNED_IN, "{'with':{student},'up_to':0}"),
          call("GET /notifications", For.SIGNED_IN, ""),
          call("POST /notifications/read", For.SIGNED_IN, "{'up_to':0}"),
          call(
              "POST /notifications",
              For.ITS_STAFF,
              "{'user_id':{student},'title':'t','message':'m'}"),
          call("GET /notices", For.SIGNED_IN, ""),
          call("POST /notices", For.ITS_STAFF, "{'college_id':{college},'title':'t','body':'b'}"),
          call("GET /notices/{id}", For.MEMBERS, "/notices/{notice}", ""),
          call("PATCH /notices/{id}", For.ITS_STAFF, "/notices/{notice}", "{'title':'other'}"),
          call("DELETE /notices/{id}", For.ITS_STAFF, "/notices/{notice}", ""),
          call("GET /bulk-messages", For.ANY_STAFF, ""),
          call(
              "POST /bulk-messages",
              For.ITS_STAFF,
              "{'college_id':{college},'title':'t','message':'m'}"),
          call("POST /bulk-messages/audience", For.ITS_STAFF, "{'college_id':{college}}"),
          call("GET /bulk-messages/{id}", For.ITS_STAFF, "/bulk-messages/{bulk}", ""),
          call(
              "POST /bulk-messages/{id}/cancel", For.ITS_STAFF, "/bulk-messages/{bulk}/cancel", ""),
          call("POST /bulk-messages/{id}/retry", For.ITS_STAFF, "/bulk-messages/{bulk}/retry", ""),
          call("GET /admin/users", For.ADMINISTRATORS, ""),
          call(
              "POST /admin/users",
              For.ADMINISTRATORS,
              "[{'username':'{unique}','full_name':'Someone New'}]"),
          call("GET /admin/users/{id}", For.ADMINISTRATORS, "/admin/users/{student}", ""),
          call(
              "PATCH /admin/users/{id}",
              For.ADMINISTRATORS,
              "/admin/users/{student}",
              "{'full_name':'Other Name'}"),
          call(
              "GET /admin/users/{id}/tokens",
              For.ADMINISTRATORS,
              "/admin/users/{student}/tokens",
              ""),
          call(
              "DELETE /admin/users/{id}/tokens",
              For.ADMINISTRATORS,
              "/admin/users/{student}/tokens",
              ""),
          call(
              "DELETE /admin/users/{id}/tokens/{token_id}",
              For.ADMINISTRATORS,
              "/admin/users/{student}/tokens/{token}",
              ""),
          call("GET /admin/colleges", For.ADMINISTRATORS, ""),
          call("POST /admin/colleges", For.ADMINISTRATORS, "{'name':'One more'}"),
          call(
              "PATCH /admin/colleges/{id}",
              For.ADMINISTRATORS,
              "/admin/colleges/{college}",
              "{'name':'Renamed'}"),
          call("POST /admin/tokens", For.ADMINISTRATORS, "{'user_ids':[{student}]}"),
          call(
              "PUT /admin/tokens",
              For.ADMINISTRATORS,
              "[{'user_id':{student},'token':'{unique}'}]"),
          call("GET /admin/sessions", For.ADMINISTRATORS, ""),
          call(
              "DELETE /admin/sessions",
              For.ADMINISTRATORS,
              "/admin/sessions?user_id={student}",
              ""),
          call("GET /admin/stats", For.ADMINISTRATORS, ""),
          call("GET /admin/stats/history", For.ADMINISTRATORS, ""),
          call("GET /admin/health", For.ADMINISTRATORS, ""),
          call("GET /admin/settings", For.ADMINISTRATORS, ""));

  private static Map.Entry<String, Call> call(String name, For whom, String body) {
    return call(name, whom, name.substring(name.indexOf('/')), body);
  }

  private static Map.Entry<String, Call> call(String name, For whom, String path, String body) {
    return Map.entry(name, new Call(whom, path, body.replace('\'', '"')));
  }

  /** The status of success, by call such as {@code GET /me}. */
  private static Map<String, Integer> documented() throws IOException {
    Map<String, Integer> calls = new TreeMap<>();
    new ObjectMapper()
        .readTree(Path.of("src/docs/openapi.json").toFile())
        .required("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(call -> call.getValue().has("responses"))
                    .forEach(
                        call ->
                            calls.put(
                                call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                success(call.getValue()))));
    return calls;
  }

  private static int success(JsonNode call) {
    return Integer.parseInt(call.required("responses").fieldNames().next());
  }

  static Stream<String> calls() throws IOException {
    return documented().keySet().stream();
  }

  private final Carillon carillon;
  private final Rest rest;
  private final Person admin;
  private final Map<Who, Person> people = new EnumMap<>(Who.class);
  private Campus campus;

  AuthorizationIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.admin = rest.login("admin");
  }

  @BeforeEach
  void createPeople() {
    campus = new Campus(rest);
    Campus other = new Campus(rest);
    people.put(STUDENT, campus.student());
    people.put(STAFF, campus.staff());
    people.put(OTHER_STUDENT, other.student());
    people.put(OTHER_STAFF, other.staff());
    people.put(ADMIN, mintedForAdmin());
    people.put(REVOKED, campus.student());
    rest.delete(admin, "/api/admin/users/" + people.get(REVOKED).id() + "/tokens").is(204);
    people.put(DEACTIVATED, campus.student());
    rest.patch(admin, "/api/admin/users/" + people.get(DEACTIVATED).id(), "{\"active\":false}")
        .is(200);
  }

  /** One that may be ended. */
  private Person mintedForAdmin() {
    Answer minted =
        rest.post(admin, "/api/admin/tokens", "{\"user_ids\":[%d]}".formatted(admin.id()));
    return new Person(
        "admin", Administrator.array(minted).getJsonObject(0).getString("token"), admin.id());
  }

  @Test
  void isInTheTable() throws IOException {
    assertThat(CALLS.keySet()).isEqualTo(documented().keySet());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void isAnsweredToThoseItIsForAndRefusedToAllOthers(String name) throws IOException {
    Call call = CALLS.get(name);
    int success = documented().get(name);
    for (Who who : Who.values()) {
      int status = send(name.substring(0, name.indexOf(' ')), call, who).status();
      Integer refusal = call.whom().refusals.get(who);
      if (refusal != null) {
        assertThat(status).as("%s by %s", name, who).isEqualTo(refusal);
      } else {
        // A bulk message that has ended, or hasn't failed, is a matter of its own.
        assertThat(status)
            .as("%s by %s", name, who)
            .isIn(success, mayBeTooLate(name) ? 409 : success);
      }
    }
  }

  /** In whatever way one is shown to the server, good or not. */
  @Test
  void leavesNoTokenInTheLog() {
    List<String> tokens =
        people.values().stream().map(Person::token).filter(token -> !token.isEmpty()).toList();
    for (String token : tokens) {
      Handshake handshake = Handshake.with(token);
      for (Handshake each :
          List.of(
              handshake,
              handshake.path("/ws/notifications/"),
              handshake.path("/ws/nowhere/"),
              handshake.origin("https://attacker.example"),
              handshake.query("?token=" + token + "&token=" + token),
              handshake.query("?token=" + token + "&since=x"),
              handshake.query("?token=%zz" + token))) {
        each.answer(carillon);
      }
      String[] headers = {"Bearer " + token, "Token " + token, "Basic " + token, token};
      for (String header : headers) {
        rest.send(rest.request("/api/me?token=" + token).header("Authorization", header).GET());
      }
      rest.send(
          rest.json("/api/admin/tokens", "PUT", "[{\"token\":\"" + token + "\",")
              .header("Authorization", "Bearer " + people.get(ADMIN).token()));
      rest.tryLogin("alice", token);
    }

    String log = String.join("\n", carillon.logLines());
    assertThat(tokens).hasSize(Who.values().length - 1).noneMatch(log::contains);
  }

  private static boolean mayBeTooLate(String name) {
    return name.endsWith("/cancel") || name.endsWith("/retry");
  }

  private Answer send(String method, Call call, Who who) {
    String body = filled(call.body());
    HttpRequest.Builder request =
        body.isEmpty()
            ? rest.request("/api" + filled(call.path())).method(method, BodyPublishers.noBody())
            : rest.json("/api" + filled(call.path()), method, body);
    return rest.send(
        who == NOBODY
            ? request
            : request.header("Authorization", "Bearer " + people.get(who).token()));
  }

  /** With what the placeholders stand for, made anew where a call may end it. */
  private String filled(String text) {
    String filled =
        text.replace("{college}", String.valueOf(campus.id()))
            .replace("{student}", String.valueOf(people.get(STUDENT).id()))
            .replace("{unique}", UUID.randomUUID().toString());
    if (filled.contains("{notice}")) {
      filled =
          filled.replace(
              "{notice}", id("/api/notices", "\"body\":\"b\",\"is_published\":true", 201));
    }
    if (filled.contains("{bulk}")) {
      filled = filled.replace("{bulk}", id("/api/bulk-messages", "\"message\":\"m\"", 202));
    }
    if (filled.contains("{token}")) {
      Answer tokens =
          rest.get(admin, "/api/admin/users/" + people.get(STUDENT).id() + "/tokens").is(200);
      filled = filled.replace("{token}", tokens.items().get(0).getJsonNumber("id").toString());
    }
    return filled;
  }

  private String id(String path, String members, int created) {
    return rest.post(
            admin, path, "{\"college_id\":%d,\"title\":\"t\",%s}".formatted(campus.id(), members))
        .is(created)
        .json()
        .getJsonNumber("id")
        .toString();
  }
}
