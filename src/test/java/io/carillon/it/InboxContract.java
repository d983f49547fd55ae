package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every supported database keeps of what was announced. */
abstract class InboxContract {

  private static final String INBOX = "/api/notifications";

  private Carillon carillon;
  private Rest rest;
  private Campus campus;
  private Person student;

  /** A server on the database in question. */
  abstract Carillon server();

  @BeforeEach
  void createStudent() {
    carillon = server();
    rest = new Rest(carillon);
    campus = new Campus(rest);
    student = campus.student();
  }

  @Test
  void ofSomeoneNewIsEmpty() {
    JsonObject inbox = inbox("");

    assertThat(inbox.keySet()).containsExactlyInAnyOrder("items", "more", "unread");
    assertThat(inbox.getJsonArray("items")).isEmpty();
    assertThat(inbox.getInt("unread")).isZero();
  }

  @Test
  void keepsWhatSomeoneMissed() {
    campus.notify(student, "personal");
    campus.broadcast("to the college");
    sendBulk("in bulk");

    await().until(() -> inbox("").getInt("unread") == 3);
    assertThat(titles("")).containsExactly("in bulk", "to the college", "personal");
  }

  @Test
  void holdsNothingOfOthers() {
    campus.notify(campus.student(), "to somebody else");
    new Campus(rest).broadcast("to another college");

    assertThat(titles("")).isEmpty();
  }

  @Test
  void saysTheSameAsTheLiveFrame() {
    JsonObject live;
    try (NotificationsClient client = NotificationsClient.connect(carillon, student)) {
      rest.post(
              campus.staff(),
              INBOX,
              "{\"user_id\":%d,\"title\":\"t\",\"message\":\"m\",\"data\":{\"k\":[1,null]}}"
                  .formatted(student.id()))
          .is(201);
      live = client.next();
    }
    JsonObject kept = inbox("").getJsonArray("items").getJsonObject(0);

    assertThat(kept).containsAllEntriesOf(live).hasSize(live.size() + 2);
    assertThat(kept.getBoolean("read")).isFalse();
    assertThat(kept.getJsonNumber("id").longValue()).isPositive();
  }

  @Test
  void leavesOutDataWhenThereIsNone() {
    campus.notify(student, "without data");

    assertThat(inbox("").getJsonArray("items").getJsonObject(0).keySet())
        .containsExactlyInAnyOrder(
            "type", "id", "title", "message", "notification_type", "timestamp", "read");
  }

  @Test
  void isReadUpToAndIncludingAnId() {
    campus.notify(student, "1");
    long second = campus.broadcast("2");
    campus.notify(student, "3");

    markRead(second);

    assertThat(unreadTitles()).containsExactly("3");
    assertThat(inbox("").getInt("unread")).isEqualTo(1);
  }

  @Test
  void isNotMarkedAsReadForLaterOnes() {
    campus.notify(student, "before");

    markRead(Long.MAX_VALUE);
    campus.notify(student, "after");

    assertThat(unreadTitles()).containsExactly("after");
  }

  @Test
  void staysReadWhenAnEarlierMarkComesLate() {
    long first = campus.notify(student, "1");
    long second = campus.notify(student, "2");

    markRead(second);
    markRead(first);

    assertThat(unreadTitles()).isEmpty();
  }

  @Test
  void isReadByEachMemberForThemselves() {
    Person other = campus.student();
    long id = campus.broadcast("to all");

    rest.post(other, INBOX + "/read", "{\"up_to\":" + id + "}").is(204);

    assertThat(unreadTitles()).containsExactly("to all");
  }

  @Test
  void ofSomeoneNewHasNothingUnreadThatTheCollegeWasToldBefore() {
    campus.broadcast("before");
    campus.notice("notice before").publish();
    List<Person> newcomers = campus.students(3);
    campus.broadcast("after");

    for (Person newcomer : newcomers) {
      student = newcomer;
      assertThat(unreadTitles()).containsExactly("after");
      assertThat(inbox("").getInt("unread")).isEqualTo(1);
      assertThat(missed(0)).containsExactly("after");
    }
  }

  @Test
  void ofSomeoneWhoComesFromAnotherCollegeHasNothingUnreadButTheirOwn() {
    Campus other = new Campus(rest);
    other.broadcast("before");
    campus.notify(student, "personal");
    campus.broadcast("left behind");

    campus.move(student, other);
    assertThat(unreadTitles()).containsExactly("personal");
    assertThat(inbox("").getInt("unread")).isEqualTo(1);
    assertThat(missed(0)).containsExactly("personal");

    other.broadcast("after");
    campus.move(student, other); // Where they are already.
    assertThat(unreadTitles()).containsExactly("after", "personal");
    assertThat(inbox("").getInt("unread")).isEqualTo(2);
  }

  @Test
  void losesANoticeThatIsWithdrawnOrDeletedAndHasItAnewWhenItIsPublishedAgain() {
    Campus.Notice withdrawn = campus.notice("withdrawn").publish();
    Campus.Notice deleted = campus.notice("deleted").publish();
    campus.notice("stays").publish();
    campus.broadcast("another thing");
    markRead(campus.notify(student, "read"));
    campus.notice("also stays").publish();
    Campus.Notice again = campus.notice("again").publish();

    withdrawn.withdraw();
    deleted.delete();
    again.withdraw();

    assertThat(messages()).containsExactly("also stays", "text", "text", "stays");
    assertThat(inbox("").getInt("unread")).isEqualTo(1);
    assertThat(missed(0)).hasSize(4);

    try (NotificationsClient client = NotificationsClient.connect(carillon, student)) {
      again.publish();
      assertThat(client.next().getString("message")).isEqualTo("again");
    }
    assertThat(messages()).containsExactly("again", "also stays", "text", "text", "stays");
    assertThat(inbox("").getInt("unread")).isEqualTo(2);
  }

  @Test
  void showsANoticeAsItWasCorrectedWithoutTellingOfItTwice() {
    try (NotificationsClient client = NotificationsClient.connect(carillon, student)) {
      Campus.Notice notice = campus.notice("Exmas").publish();
      notice.correct("Exams");
      campus.notify(student, "end");

      assertThat(client.next().getString("message")).isEqualTo("Exmas");
      assertThat(client.titlesUpTo("end")).containsExactly("end");
      assertThat(messages()).containsExactly("text", "Exams");
      try (NotificationsClient late = NotificationsClient.connect(carillon, student, 0)) {
        assertThat(late.next().getString("message")).isEqualTo("Exams");
      }
    }
  }

  @Test
  void comesInPagesNewestFirstWithBeforeAndOldestFirstWithAfter() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String title = String.valueOf(i);
      ids.add(i % 2 == 0 ? campus.notify(student, title) : campus.broadcast(title));
    }

    assertThat(ids).isSorted();
    assertThat(titles("?limit=2")).containsExactly("4", "3");
    assertThat(titles("?limit=2&before=" + ids.get(3))).containsExactly("2", "1");
    assertThat(titles("?limit=2&after=0")).containsExactly("0", "1");
    assertThat(titles("?limit=2&after=" + ids.get(1))).containsExactly("2", "3");
    assertThat(titles("?after=" + ids.get(0) + "&before=" + ids.get(3))).containsExactly("1", "2");
    assertThat(titles("?after=" + ids.get(4))).isEmpty();
    assertThat(inbox("?limit=2").getInt("unread")).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "before=-1", "after=x"})
  void refusesABadPage(String query) {
    assertThat(Administrator.fieldsOf(rest.get(student, INBOX + "?" + query).is(400)))
        .containsExactly(query.substring(0, query.indexOf('=')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"up_to\":null}", "{\"up_to\":-1}", "{\"up_to\":\"x\"}"})
  void refusesABadMark(String mark) {
    assertThat(Administrator.fieldsOf(rest.post(student, INBOX + "/read", mark).is(400)))
        .containsExactly("up_to");
  }

  @Test
  void isNotForStrangers() {
    assertThat(rest.send(rest.request(INBOX).GET()).status()).isEqualTo(401);
    assertThat(rest.send(rest.json(INBOX + "/read", "POST", "{\"up_to\":1}")).status())
        .isEqualTo(401);
  }

  private void sendBulk(String title) {
    rest.post(
            campus.staff(),
            "/api/bulk-messages",
            "{\"college_id\":%d,\"title\":\"%s\",\"message\":\"m\"}".formatted(campus.id(), title))
        .is(202);
  }

  /** The titles of what a client gets that has seen up to this id. */
  private List<String> missed(long since) {
    try (NotificationsClient client = NotificationsClient.connect(carillon, student, since)) {
      List<JsonObject> frames = client.caughtUp();
      return frames.subList(0, frames.size() - 1).stream()
          .map(frame -> frame.getString("title"))
          .toList();
    }
  }

  private List<String> messages() {
    return inbox("").getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(item -> item.getString("message"))
        .toList();
  }

  private void markRead(long upTo) {
    rest.post(student, INBOX + "/read", "{\"up_to\":" + upTo + "}").is(204);
  }

  private JsonObject inbox(String query) {
    return rest.get(student, INBOX + query).is(200).json();
  }

  private List<String> titles(String query) {
    return inbox(query).getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(item -> item.getString("title"))
        .toList();
  }

  private List<String> unreadTitles() {
    return inbox("").getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .filter(item -> !item.getBoolean("read"))
        .map(item -> item.getString("title"))
        .toList();
  }
}
