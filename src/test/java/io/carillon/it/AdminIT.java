package io.carillon.it;

import static io.carillon.it.Administrator.COLLEGES;
import static io.carillon.it.Administrator.USERS;
import static io.carillon.it.Administrator.fieldsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An administrator")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminIT {

  private final Rest rest;
  private final Administrator admin;
  private final Person alice;

  AdminIT(Carillon carillon) {
    this.rest = new Rest(carillon);
    this.admin = new Administrator(rest);
    this.alice = rest.login("alice");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/admin/users",
    "POST, /api/admin/users",
    "PATCH, /api/admin/users/1",
    "GET, /api/admin/users/1",
    "GET, /api/admin/users/1/tokens",
    "DELETE, /api/admin/users/1/tokens",
    "DELETE, /api/admin/users/1/tokens/1",
    "GET, /api/admin/settings",
    "GET, /api/admin/health",
    "GET, /api/admin/colleges",
    "POST, /api/admin/colleges",
    "PATCH, /api/admin/colleges/1",
    "POST, /api/admin/tokens",
    "PUT, /api/admin/tokens"
  })
  void isTheOnlyOneWhoMay(String method, String path) {
    assertThat(rest.send(request(method, path)).status()).isEqualTo(401);
    for (Person other : List.of(alice, rest.login("staff"))) {
      assertThat(
              rest.send(request(method, path).header("Authorization", "Bearer " + other.token()))
                  .status())
          .isEqualTo(403);
    }
  }

  @Test
  void hasTheCollegesInPages() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(Campus.idOf(admin.post(Administrator.COLLEGES, "{\"name\":\"Page " + i + "\"}")));
    }
    String after = Administrator.COLLEGES + "?after=" + (ids.get(0) - 1);

    assertThat(idsOf(admin.get(after + "&limit=2"))).isEqualTo(ids.subList(0, 2));
    assertThat(idsOf(admin.get(Administrator.COLLEGES + "?after=" + ids.get(1))))
        .startsWith(ids.get(2));
    assertThat(Administrator.fieldsOf(admin.get(after + "&limit=201").is(400)))
        .containsExactly("limit");
  }

  private static List<Long> idsOf(Rest.Answer page) {
    return page.is(200).items().stream()
        .map(college -> college.getJsonNumber("id").longValue())
        .toList();
  }

  /** With a body, where the server takes one, that nobody else gets to hear about. */
  private HttpRequest.Builder request(String method, String path) {
    return method.equals("GET") || method.equals("DELETE")
        ? rest.request(path).method(method, HttpRequest.BodyPublishers.noBody())
        : rest.json(path, method, "not even JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/admin/users | {}",
        "/api/admin/users | [",
        "/api/admin/users | []",
        "/api/admin/users | [1]",
        "/api/admin/users?partial=maybe | [{\"username\":\"never\",\"full_name\":\"Never\"}]",
        "/api/admin/tokens | []",
        "/api/admin/tokens | {}",
        "/api/admin/tokens | {\"user_ids\":[]}",
        "/api/admin/tokens | {\"user_ids\":[null]}",
        "/api/admin/tokens | {\"user_ids\":[1.5]}",
        "/api/admin/tokens | {\"user_ids\":[\"1\"]}",
        "/api/admin/tokens | {\"user_ids\":1}",
        "/api/admin/tokens | {\"user_ids\":[1],\"ttl_seconds\":0}",
        "/api/admin/tokens | {\"user_ids\":[1],\"ttl_seconds\":315360001}",
        "/api/admin/tokens | {\"user_ids\":[999999999]}",
        "/api/admin/colleges | {}",
        "/api/admin/colleges | {\"name\":\" \"}",
        "/api/admin/colleges | {\"name\":\"x\",\"id\":0}",
        "/api/admin/colleges | {\"name\":\"x\",\"id\":\"7\"}",
        "/api/admin/colleges | {\"name\":5}",
        "/api/admin/colleges | []"
      })
  void isToldWhatIsWrongWithABody(String path, String body) {
    assertThat(fieldsOf(admin.post(path, body).is(400))).isNotEmpty();
  }

  @Test
  void isToldOfABodyNestedTooDeeply() {
    assertThat(fieldsOf(admin.post(USERS, "[".repeat(100_000)).is(400))).containsExactly("body");
  }

  @Test
  void isRefusedBodiesPastTheLimitOfTheCall() {
    String big = "[\"" + "x".repeat(5 << 20) + "\"]";
    assertThat(admin.post(USERS, big).status()).isEqualTo(413);
    assertThat(admin.csv("", "username,full_name\n" + "\n".repeat(5 << 20)).status())
        .isEqualTo(413);
    String overOne = "{\"name\":\"" + "x".repeat(2 << 20) + "\"}";
    assertThat(admin.post(COLLEGES, overOne).status()).isEqualTo(413);
  }

  @Test
  void pagesThroughUsers() {
    admin
        .csv(
            "",
            "username,full_name,college_id\npage-1,P,1\npage-2,P,\npage-3,P,1\npage-4,P,1\n"
                .replace("1\n", admin.college() + "\n"))
        .is(201);
    List<JsonObject> first =
        admin.get(USERS + "?search=PAGE-&limit=2&college_id=" + admin.college()).is(200).items();
    List<JsonObject> second =
        admin
            .get(
                USERS
                    + "?search=page-&limit=2&college_id="
                    + admin.college()
                    + "&after="
                    + first.get(1).getInt("id"))
            .is(200)
            .items();

    assertThat(first).extracting(u -> u.getString("username")).containsExactly("page-1", "page-3");
    assertThat(second).extracting(u -> u.getString("username")).containsExactly("page-4");
    assertThat(fieldsOf(admin.get(USERS + "?limit=0&after=x&college_id=-1").is(400)))
        .containsExactlyInAnyOrder("limit", "after", "college_id");
  }

  @Test
  void keepsColleges() {
    JsonObject next = admin.post(COLLEGES, "{\"name\":\"Law\"}").is(201).json();
    long given = next.getInt("id") + 100;
    String body = "{\"id\":%d,\"name\":\"Medicine\"}".formatted(given);
    admin.post(COLLEGES, body).is(201);

    admin.post(COLLEGES, body).is(409);
    assertThat(admin.post(COLLEGES, "{\"name\":\"Music\"}").is(201).json().getInt("id"))
        .isEqualTo((int) given + 1);
    admin.patch(COLLEGES + "/" + given, "{\"name\":\"School of Medicine\"}").is(200);
    assertThat(admin.patch(COLLEGES + "/999999", "{\"name\":\"x\"}").status()).isEqualTo(404);
    String listed = COLLEGES + "?after=" + (next.getInt("id") - 1);
    assertThat(admin.get(listed).is(200).items())
        .extracting(college -> ((JsonString) college.get("name")).getString())
        .contains("Law", "School of Medicine", "Music")
        .doesNotContain("Medicine");
  }
}
