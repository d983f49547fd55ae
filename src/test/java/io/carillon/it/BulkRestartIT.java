package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A bulk message whose server is killed")
class BulkRestartIT {

  private static final long STAFF = 1;
  private static final long RECIPIENTS = 20_000;
  private static final long SENT_BEFORE_KILL = 2_000;

  /** Everyone whose id is a multiple of this can sign in. */
  private static final long SAMPLE = 1_000;

  private static final String ADMIN_PASSWORD = "a way back";

  private static final Duration OFTEN = Duration.ofMillis(20);

  /** What was committed but not queued is found by the sweeper, after a minute or so. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Test
  void goesOnAndReachesEveryoneOnce() {
    try (Carillon carillon =
        Carillon.start(
            "bulk",
            Map.of("CARILLON_DEMO", "false", "CARILLON_ADMIN_PASSWORD", ADMIN_PASSWORD),
            BulkRestartIT::createMembers)) {
      Rest rest = new Rest(carillon);
      long id = send(rest);
      await().pollInterval(OFTEN).until(() -> bulk(rest, id).getInt("sent") >= SENT_BEFORE_KILL);
      carillon.kill();
      assertThat(
              recipients(
                  DatabaseFile.in(carillon.data()).copyTo(carillon.data().resolve("as-killed"))))
          .as("recipients when it was killed")
          .isPositive()
          .isLessThan(RECIPIENTS);

      carillon.restart();
      assertThereIsOneNewAdministrator(rest);
      await().atMost(LIMIT).until(() -> bulk(rest, id).getString("status").equals("done"));

      JsonObject done = bulk(rest, id);
      assertThat(List.of(done.getInt("total"), done.getInt("sent"), done.getInt("failed")))
          .containsExactly((int) RECIPIENTS, (int) RECIPIENTS, 0);
      assertThat(LongStream.rangeClosed(1, RECIPIENTS / SAMPLE).mapToObj(n -> member(n * SAMPLE)))
          .allSatisfy(member -> assertThat(inbox(rest, member)).containsExactly("Fees"));
      carillon.stop();
      DatabaseFile database = DatabaseFile.in(carillon.data());
      assertThat(recipients(database)).isEqualTo(RECIPIENTS);
      assertThat(database.number("select count(distinct user_id) from bulk_recipient"))
          .isEqualTo(RECIPIENTS);
    }
  }

  /** Made at the first start, since there was none, and not made again. */
  private static void assertThereIsOneNewAdministrator(Rest rest) {
    JsonObject granted = rest.tryLogin("admin-2", ADMIN_PASSWORD).is(200).json();
    assertThat(granted.getJsonObject("user").getString("role")).isEqualTo("admin");
    rest.tryLogin("admin", ADMIN_PASSWORD).is(401);
    rest.tryLogin("admin-3", ADMIN_PASSWORD).is(401);
  }

  /** By SQL, since an administrator's call takes 5,000 at most. */
  private static void createMembers(Path data) {
    DatabaseFile.in(data)
        .create()
        .update(
            "insert into college (id, name) values (1, 'College')",
            "insert into app_user (id, username, full_name, college_id, role)"
                + " values (1, 'staff', 'Sam Staff', 1, 'staff'),"
                + " (2, 'admin', 'Adam Min', 1, 'staff')",
            "insert into app_user (id, username, full_name, college_id, role)"
                + " select n, 'member-' || n, 'Member ' || n, 1, 'student' from system_range(3, "
                + (RECIPIENTS + 2)
                + ") as members(n)",
            "insert into access_token (id, user_id, sha256, created_at, expires_at)"
                + " select id, id, lower(rawtohex(hash('SHA-256', 'token-' || id))),"
                + " localtimestamp, dateadd('day', 1, localtimestamp)"
                + " from app_user where id = 1 or mod(id, "
                + SAMPLE
                + ") = 0",
            "alter sequence access_token_seq restart with " + (RECIPIENTS + 3),
            "update id_counter set last_id = 1 where name = 'college'",
            "update id_counter set last_id = (select max(id) from app_user) where name = 'user'");
  }

  private static Person member(long id) {
    return new Person("member-" + id, "token-" + id, id);
  }

  private static long send(Rest rest) {
    return rest.post(
            member(STAFF),
            "/api/bulk-messages",
            "{\"college_id\":1,\"role\":\"student\",\"title\":\"Fees\",\"message\":\"are due\"}")
        .is(202)
        .json()
        .getInt("id");
  }

  private static JsonObject bulk(Rest rest, long id) {
    return rest.get(member(STAFF), "/api/bulk-messages/" + id).is(200).json();
  }

  private static List<String> inbox(Rest rest, Person person) {
    return rest.get(person, "/api/notifications").is(200).items().stream()
        .map(item -> item.getString("title"))
        .toList();
  }

  private static long recipients(DatabaseFile database) {
    return database.number("select count(*) from bulk_recipient");
  }
}
