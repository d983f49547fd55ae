package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is promised to a database that an earlier version has filled: see {@code rows} among the
 * tests' resources.
 */
abstract class MigrationContract {

  private static final Person ANNA = new Person("anna", "token-of-anna", 11);
  private static final Person BEN = new Person("ben", "token-of-ben", 12);
  private static final Person ROOT = new Person("root", "token-of-root", 14);
  private static final long NORTH_COLLEGE = 7;

  /** An empty database. */
  abstract EarlierDatabase empty(String name);

  /** A server on a database which the previous version has left, and which it knows nothing of. */
  abstract Carillon serverOnDatabaseOf(int version);

  static Stream<Integer> earlierVersions() {
    List<Integer> all = EarlierDatabase.versions();
    return all.subList(0, all.size() - 1).stream();
  }

  @ParameterizedTest
  @MethodSource("earlierVersions")
  void everyRowOfAnEarlierVersionIsKept(int version) {
    EarlierDatabase database = empty("earlier_" + version);
    database.create(version);
    Map<String, Collection<Map<String, Object>>> before = database.contents();
    assertThat(before).isNotEmpty().allSatisfy((table, rows) -> assertThat(rows).isNotEmpty());

    database.migrate();

    Map<String, Collection<Map<String, Object>>> after =
        EarlierDatabase.reduced(database.contents(), before);
    assertThat(after).allSatisfy((table, rows) -> assertThat(rows).containsAll(before.get(table)));
    after.remove("id_counter"); // Kinds of ids may be added.
    assertThat(after)
        .allSatisfy((table, rows) -> assertThat(rows).hasSameSizeAs(before.get(table)));
  }

  @Test
  void whatNoticesWereSaidToBeIsPutRight() {
    EarlierDatabase database = empty("notices");
    database.create(8);
    database.execute(
        "insert into notification (id, college_id, title, message, notification_type, data,"
            + " created_at) select last_id + n, 7, 'New Notice', 'as it was', 'notice',"
            + " '{\"notice_id\":' || n || ',\"url\":\"/notices/' || n || '\"}',"
            + " timestamp '2026-01-04 10:00:00' from id_counter, (values (1), (2), (99)) as v (n)"
            + " where name = 'notification'",
        "insert into notification (id, college_id, title, message, notification_type, data,"
            + " created_at) select last_id + 100, 7, 'New Notice', 'of somebody''s', 'notice',"
            + " '{\"notice_id\":\"x\",\"url\":\"/notices/x\"}', timestamp '2026-01-04 10:00:00'"
            + " from id_counter where name = 'notification'");

    database.migrate();

    // Of a draft, and of one that was deleted, nothing is left.
    assertThat(database.contents().get("notification"))
        .filteredOn(row -> "notice".equals(row.get("notification_type")))
        .extracting(row -> row.get("message") + " " + row.get("notice_id"))
        .containsExactlyInAnyOrder("Exams 1", "Exams 1", "of somebody's null");
  }

  @Test
  void theApplicationGoesOnWithWhatThePreviousVersionStored() {
    int previous = earlierVersions().reduce((earlier, later) -> later).orElseThrow();
    try (Carillon carillon = serverOnDatabaseOf(previous)) {
      Rest rest = new Rest(carillon);
      assertMessagesAreThere(rest);
      assertMessagingGoesOn(carillon);
      assertInboxIsThere(rest);
      assertAnnouncingGoesOn(carillon, rest);
      assertAdministrationGoesOn(rest);
    }
  }

  private static void assertMessagesAreThere(Rest rest) {
    assertThat(rest.get(ANNA, "/api/me").is(200).json().getString("full_name"))
        .isEqualTo("Anna Stone");

    List<JsonObject> messages = rest.get(ANNA, "/api/messages").is(200).items();
    assertThat(ids(messages)).containsExactly(4L, 3L, 2L, 1L);
    assertThat(messages.get(3).getString("message")).isEqualTo("Grüße 👍");
    assertThat(messages.get(3).getString("timestamp")).isEqualTo("2026-01-02T10:00:00.123456Z");
    assertThat(messages.get(3).getString("read_at")).isEqualTo("2026-01-02T10:01:00.000000Z");
    assertThat(messages.get(2).getString("attachment")).isEqualTo("https://example.edu/notes.pdf");
    assertThat(messages.get(0).getString("sender_name")).isEqualTo("Greta Gone");

    List<JsonObject> conversations = rest.get(ANNA, "/api/conversations").is(200).items();
    assertThat(conversations.stream().map(each -> each.getInt("unread"))).containsExactly(1, 1);
    assertThat(conversations.get(1).getJsonObject("last_message").getInt("id")).isEqualTo(3);
  }

  private static void assertMessagingGoesOn(Carillon carillon) {
    try (ChatClient anna = ChatClient.connect(carillon, ANNA);
        ChatClient ben = ChatClient.connect(carillon, BEN, 0)) {
      assertThat(ids(ben.caughtUp())).containsExactly(1L, 3L, 3L);
      String again = ChatClient.frame(BEN, "again", "reference of 3");
      assertThat(anna.ask(again).getInt("id")).isEqualTo(3);
      long next = anna.sendAccepted(BEN, "after the migration");
      assertThat(next).isGreaterThan(4);
      assertThat(ben.next().getInt("id")).isEqualTo(next);
      assertThat(anna.ask(ChatClient.frame(new Person("gone", "", 13), "?")).getString("error"))
          .contains("Receiver not found");
    }
  }

  private static void assertInboxIsThere(Rest rest) {
    JsonObject inbox = rest.get(ANNA, "/api/notifications").is(200).json();
    List<JsonObject> items = inbox.getJsonArray("items").getValuesAs(JsonObject.class);
    assertThat(ids(items)).containsExactly(3L, 2L, 1L);
    assertThat(items.get(2).getJsonObject("data").getInt("notice_id")).isEqualTo(1);
    assertThat(items.stream().map(item -> item.getBoolean("read")))
        .containsExactly(false, false, true);
    assertThat(inbox.getInt("unread")).isEqualTo(2);

    List<JsonObject> notices = rest.get(BEN, "/api/notices").is(200).items();
    assertThat(notices.stream().map(notice -> notice.getBoolean("is_published")))
        .containsExactly(false, true);
    JsonObject bulk = rest.get(BEN, "/api/bulk-messages/1").is(200).json();
    assertThat(bulk.getString("status")).isEqualTo("done");
    assertThat(bulk.getInt("sent")).isEqualTo(2);
  }

  private static void assertAnnouncingGoesOn(Carillon carillon, Rest rest) {
    try (NotificationsClient anna = NotificationsClient.connect(carillon, ANNA, 3)) {
      assertThat(anna.caughtUp()).hasSize(1);
      String notice =
          "{\"college_id\":%d,\"title\":\"Holiday\",\"body\":\"Friday\",\"is_published\":true}"
              .formatted(NORTH_COLLEGE);
      assertThat(rest.post(BEN, "/api/notices", notice).is(201).json().getInt("id")).isEqualTo(3);
      assertThat(anna.next().getInt("id")).isEqualTo(4);

      String bulk =
          "{\"college_id\":%d,\"title\":\"Keys\",\"message\":\"Bring yours\"}"
              .formatted(NORTH_COLLEGE);
      assertThat(rest.post(BEN, "/api/bulk-messages", bulk).is(202).json().getInt("id"))
          .isEqualTo(2);
      assertThat(anna.next().getInt("id")).isEqualTo(5);
      await()
          .until(
              () ->
                  rest.get(BEN, "/api/bulk-messages/2").json().getString("status").equals("done"));
    }
  }

  private static void assertAdministrationGoesOn(Rest rest) {
    assertThat(rest.get(BEN, "/api/users?search=STÓNE").is(200).items()).hasSize(1);
    String user = "[{\"username\":\"new\",\"full_name\":\"Nora New\",\"college_id\":7}]";
    JsonObject created = rest.post(ROOT, "/api/admin/users", user).is(201).json();
    assertThat(created.getJsonArray("users").getJsonObject(0).getInt("id")).isEqualTo(15);
    String college = "{\"name\":\"South College\"}";
    assertThat(rest.post(ROOT, "/api/admin/colleges", college).is(201).json().getInt("id"))
        .isEqualTo(8);
    rest.post(ROOT, "/api/admin/tokens", "{\"user_ids\":[15]}").is(200);
  }

  private static List<Long> ids(List<JsonObject> items) {
    return items.stream().map(item -> item.getJsonNumber("id").longValue()).toList();
  }
}
