package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What users do all day reads no table from end to end, not by an index either, with as many rows
 * as a server in use has. PostgreSQL itself counts that, over the statements as they really are
 * sent.
 */
@Tag("long")
@DisplayName("On a filled PostgreSQL")
class QueryPlansIT {

  /** So many that plans are made for any value, too: the driver's fifth, PostgreSQL's tenth. */
  private static final int TIMES = 12;

  private static final int STORM = 200;

  /**
   * Rows that one time of it all may look up in a table: a bulk message goes to a college of 500,
   * and a search for people counts those found there. Both together are some 5,000, and who read
   * the table of people would add as many.
   */
  private static final int ROWS = 6_000;

  private static final String TABLES =
      "('access_token', 'app_user', 'bulk_audience', 'bulk_recipient', 'chat_message',"
          + " 'conversation', 'notice', 'notification')";

  private static final String SCANS = "coalesce(idx_scan, 0) + seq_scan";

  private static Postgres postgres;
  private static Carillon carillon;

  @BeforeAll
  static void start() {
    // Which would read tables at any time.
    postgres = Postgres.start("query-plans", Map.of("autovacuum", "off"));
    // On the empty database: it looks once at its start whether there is an administrator.
    carillon = Carillon.start("query-plans", postgres.settings(false));
    assertThat(carillon.logLines())
        .anyMatch(line -> line.contains("WARN") && line.contains("Nobody can sign in"));
    fill();
  }

  @BeforeEach
  void countAnew() {
    postgres.execute("select pg_stat_reset()");
    if (!carillon.isRunning()) {
      carillon.restart();
      // Which looks once for names to fold, and for an administrator; that is counted late.
      await().atMost(Duration.ofSeconds(30)).until(() -> counted(SCANS).get("app_user") > 1);
      postgres.execute("select pg_stat_reset()");
    }
  }

  @AfterAll
  static void stop() {
    if (carillon != null) {
      carillon.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  private static void fill() {
    try (InputStream file = QueryPlansIT.class.getResourceAsStream("/rows/many.sql")) {
      postgres.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Long> counted(String column) {
    Map<String, Long> counted = new TreeMap<>();
    try (Connection connection = postgres.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select relname, "
                    + column
                    + " from pg_stat_user_tables where relname in "
                    + TABLES)) {
      while (row.next()) {
        counted.put(row.getString(1), row.getLong(2));
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return counted;
  }

  private static Person person(long id) {
    return new Person("user" + id, "token-" + id, id);
  }

  @Test
  void whatUsersDoReadsNoTableFromEndToEnd() {
    Rest rest = new Rest(carillon);
    for (int i = 0; i < TIMES; i++) {
      Person student = person(131 + i);
      Person peer = person(132 + i);
      read(rest, student, peer);
      talk(student, peer);
    }
    Person staff = person(50);
    for (int i = 0; i < TIMES; i++) {
      announce(rest, staff, person(60 + 10 * i));
      administer(rest, person(4999), person(4_000 + i));
    }
    carillon.stop(); // Each of its connections counts for itself until it ends.

    await()
        .untilAsserted(
            () -> assertThat(counted("idx_scan").values()).allMatch(times -> times >= TIMES));
    assertThat(counted("seq_tup_read")).allSatisfy((table, rows) -> assertThat(rows).isZero());
    assertThat(counted("idx_tup_fetch"))
        .allSatisfy((table, rows) -> assertThat(rows).isLessThan(TIMES * ROWS));
  }

  @Test
  void aHandshakeLooksUpATokenItDoesNotKnowAndNothingElse() {
    for (int storm = 0; storm < 3; storm++) {
      for (int i = 0; i < STORM; i++) {
        Handshake.with(person(2_000 + i).token()).open(carillon).close();
      }
    }
    carillon.stop();

    await()
        .untilAsserted(
            () -> assertThat(counted("idx_scan")).containsEntry("access_token", (long) STORM));
    Map<String, Long> scans = counted(SCANS);
    assertThat(scans.remove("access_token")).isEqualTo(STORM);
    assertThat(scans.remove("app_user")).isLessThanOrEqualTo(STORM); // Joined to its token.
    assertThat(scans.values()).containsOnly(0L);
  }

  private static void read(Rest rest, Person student, Person peer) {
    rest.tryLogin(student.username(), "a guess").is(401);
    rest.get(student, "/api/me").is(200);
    assertThat(rest.get(student, "/api/conversations").is(200).items()).hasSizeGreaterThan(10);
    for (String page : new String[] {"", "&before=100000", "&after=100000", "&limit=200"}) {
      assertThat(rest.get(student, "/api/messages?with=" + peer.id() + page).is(200).items())
          .isNotEmpty();
      assertThat(rest.get(student, "/api/messages?limit=100" + page.replace("&limit=200", "")))
          .satisfies(answer -> assertThat(answer.is(200).items()).isNotEmpty());
      assertThat(rest.get(student, "/api/notifications?" + page.replace("00000", "0000")))
          .satisfies(answer -> assertThat(answer.is(200).items()).isNotEmpty());
    }
    rest.post(
            student,
            "/api/messages/read",
            "{\"with\":%d,\"up_to\":190000}".formatted(student.id() - 1))
        .is(204);
    rest.post(student, "/api/notifications/read", "{\"up_to\":15000}").is(204);
    List<JsonObject> people = rest.get(student, "/api/users?search=given1&limit=9").is(200).items();
    long last = people.get(8).getJsonNumber("id").longValue();
    rest.get(student, "/api/users?search=given1&limit=9&after=" + last).is(200);
    rest.get(student, "/api/notices").is(200);
  }

  private static void talk(Person student, Person peer) {
    try (ChatClient sender = ChatClient.connect(carillon, student, 100_000);
        ChatClient receiver = ChatClient.connect(carillon, peer, 199_000);
        NotificationsClient informed = NotificationsClient.connect(carillon, student, 10_000)) {
      sender.caughtUp();
      receiver.caughtUp();
      informed.caughtUp();
      sender.sendAccepted(peer, "Hello");
      receiver.next();
      sender.ask(ChatClient.frame(peer, "Hello", "new reference"));
      receiver.next();
    }
  }

  private static void announce(Rest rest, Person staff, Person member) {
    rest.post(
            staff,
            "/api/notifications",
            "{\"user_id\":%d,\"title\":\"Title\",\"message\":\"Text\"}".formatted(member.id()))
        .is(201);
    rest.post(
            staff,
            "/api/notices",
            "{\"college_id\":1,\"title\":\"Title\",\"body\":\"Text\",\"is_published\":true}")
        .is(201);
    rest.get(staff, "/api/bulk-messages").is(200);
    rest.get(staff, "/api/bulk-messages?status=failed").is(200);
    rest.post(staff, "/api/bulk-messages/audience", "{\"college_id\":1}").is(200);
    for (String audience : new String[] {"", ",\"user_ids\":[%d]".formatted(member.id())}) {
      BulkCall.send(
          rest,
          staff,
          "{\"college_id\":1,\"title\":\"Title\",\"message\":\"Text\"%s}".formatted(audience));
    }
  }

  private static void administer(Rest rest, Person admin, Person user) {
    rest.get(admin, "/api/admin/users?after=1000&limit=50").is(200);
    rest.get(admin, "/api/bulk-messages?status=failed").is(200);
    rest.get(admin, "/api/admin/users/" + user.id() + "/tokens").is(200);
    rest.patch(admin, "/api/admin/users/" + user.id(), "{\"full_name\":\"Given Name\"}").is(200);
    rest.post(admin, "/api/admin/tokens", "{\"user_ids\":[%d]}".formatted(user.id())).is(200);
    rest.delete(admin, "/api/admin/users/" + user.id() + "/tokens").is(204);
  }
}
