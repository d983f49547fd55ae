package io.carillon.it;

import static io.carillon.it.Administrator.TOKENS;
import static io.carillon.it.Administrator.USERS;
import static io.carillon.it.Administrator.array;
import static io.carillon.it.Administrator.fieldsOf;
import static io.carillon.it.Administrator.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("A roster")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterIT {

  private static final Executor THREADS = task -> new Thread(task).start();

  private final Rest rest;
  private final Administrator admin;
  private final Person alice;

  RosterIT(Carillon carillon) {
    this.rest = new Rest(carillon);
    this.admin = new Administrator(rest);
    this.alice = rest.login("alice");
  }

  @Test
  void mayBeJson() {
    Answer answer =
        admin.post(
            USERS,
            "[{\"username\":\"json-1\",\"full_name\":\"Jason One\",\"college_id\":"
                + admin.college()
                + ",\"role\":\"staff\",\"password\":\"correct horse\"},"
                + "{\"username\":\"json-2\",\"full_name\":\"Jason Two\"}]");

    assertThat(answer.is(201).json().getInt("created")).isEqualTo(2);
    JsonObject user = rest.tryLogin("json-1", "correct horse").is(200).json().getJsonObject("user");
    assertThat(user.getJsonNumber("id").longValue()).isEqualTo(idsOf(answer).get(0));
    assertThat(user.getString("role")).isEqualTo("staff");
    assertThat(user.getInt("college_id")).isEqualTo((int) admin.college());
    assertThat(rest.tryLogin("json-2", "").status()).isEqualTo(400);
    assertThat(rest.tryLogin("json-2", "x").status()).isEqualTo(401);
    assertThat(admin.found("json-2").get(0).getString("role")).isEqualTo("student");
  }

  @Test
  void mayBeASpreadsheet() {
    Answer answer =
        admin.csv(
            "",
            "\uFEFFPassword,Full_Name,Username,College_id\r\n"
                + "\"a \"\"b\"\", c\",\"Doe, Zoë\",csv-1,"
                + admin.college()
                + "\r\n"
                + ",Nobody,csv-2,\r\n");

    assertThat(answer.is(201).json().getInt("created")).isEqualTo(2);
    JsonObject user = rest.tryLogin("csv-1", "a \"b\", c").is(200).json().getJsonObject("user");
    assertThat(user.getString("full_name")).isEqualTo("Doe, Zoë");
    assertThat(user.getInt("college_id")).isEqualTo((int) admin.college());
  }

  @Test
  void withBadLinesIsReportedInFullAndChangesNothing() {
    String roster =
        "id,username,full_name,college_id,role\n"
            + ",wrong-ok,Fine,1,student\n"
            + ",alice,Taken,1,student\n"
            + alice.id()
            + ",wrong-2,Id Taken,999999,student\n"
            + ",wrong-ok,Again,1,student\n"
            + "x,,,1,teacher\n";

    Answer answer = admin.csv("", roster);

    assertThat(fieldsOf(answer.is(400)))
        .containsExactly(
            "line 3: username",
            "line 4: id",
            "line 4: college_id",
            "line 5: username",
            "line 6: id",
            "line 6: username",
            "line 6: full_name",
            "line 6: role");
    assertThat(admin.found("wrong-")).isEmpty();
  }

  @Test
  void mayBeTakenInPart() {
    Answer answer =
        admin.csv(
            "?partial=true",
            "username,full_name\npart-1,One\nalice,Taken\npart-1,Twice\npart-2,Two\n");

    assertThat(answer.is(201).json().getInt("created")).isEqualTo(2);
    assertThat(fieldsOf(answer)).containsExactly("line 3: username", "line 4: username");
    assertThat(admin.found("part-"))
        .extracting(user -> user.getString("username"))
        .containsExactly("part-1", "part-2");
  }

  @Test
  void mayHoldIdsWhichAreNeverGivenOutAgain() {
    long given = admin.create("ids-0") + 1_000;
    Answer answer =
        admin.post(
            USERS,
            "[{\"username\":\"ids-1\",\"full_name\":\"One\"},"
                + "{\"id\":%d,\"username\":\"ids-2\",\"full_name\":\"Two\"}]".formatted(given));

    assertThat(idsOf(answer)).containsExactly(given + 1, given);
    assertThat(admin.create("ids-3")).isEqualTo(given + 2);
    // Below the counter, and free.
    admin
        .post(
            USERS,
            "[{\"id\":%d,\"username\":\"ids-4\",\"full_name\":\"Four\"}]".formatted(given - 1))
        .is(201);
    assertThat(admin.create("ids-5")).isEqualTo(given + 3);
  }

  @Test
  void isTakenOnceWhenSentManyTimesAtOnce() {
    String roster =
        IntStream.range(0, 500)
            .mapToObj(i -> "once-" + i + ",Once " + i)
            .collect(Collectors.joining("\n", "username,full_name\n", "\n"));

    List<Answer> answers =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> admin.csv("", roster), THREADS))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 400, 400, 400);
    assertThat(fieldsOf(answers.stream().filter(a -> a.status() == 400).findFirst().get()))
        .hasSize(500);
  }

  @Test
  void mayHoldFiveThousandWhoGetTheirTokensInOneCall() {
    String users =
        IntStream.range(0, 5_000)
            .mapToObj(
                i ->
                    "{\"username\":\"%s-%d\",\"full_name\":\"%s\",\"college_id\":%d}"
                        .formatted(
                            "many",
                            i,
                            "A rather long name of somebody ".repeat(8),
                            admin.college()))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(users.length()).isGreaterThan(1 << 20);

    List<Long> ids = idsOf(admin.post(USERS, users).is(201));
    JsonArray tokens =
        array(
            admin.post(
                TOKENS,
                Json.createObjectBuilder()
                    .add("user_ids", Json.createArrayBuilder(ids))
                    .build()
                    .toString()));

    assertThat(ids).hasSize(5_000).doesNotHaveDuplicates();
    assertThat(tokens).hasSize(5_000);
    JsonObject last = tokens.getJsonObject(4_999);
    Person person =
        new Person("many-4999", last.getString("token"), last.getJsonNumber("user_id").longValue());
    assertThat(rest.get(person, "/api/me").is(200).json().getString("username"))
        .isEqualTo("many-4999");
  }
}
