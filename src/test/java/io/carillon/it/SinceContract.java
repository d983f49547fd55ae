package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client gets that says what it has seen, on every supported database. */
abstract class SinceContract {

  private static final int MOST = 1_000;

  private Carillon carillon;
  private Rest rest;
  private Campus campus;
  private Person sender;
  private Person receiver;

  /** A server on the database in question. */
  abstract Carillon server();

  @BeforeEach
  void createPeople() {
    carillon = server();
    rest = new Rest(carillon);
    campus = new Campus(rest);
    sender = campus.student();
    receiver = campus.student();
  }

  private static long idOf(JsonObject frame) {
    return frame.getJsonNumber("id").longValue();
  }

  private static List<Long> idsOf(List<JsonObject> frames) {
    return frames.stream().map(SinceContract::idOf).toList();
  }

  private static JsonObject caughtUp(long id, boolean complete) {
    return SocketClient.parse(
        "{\"type\":\"caught_up\",\"id\":%d,\"complete\":%s}".formatted(id, complete));
  }

  private List<JsonObject> missedMessages(long since) {
    return missedMessages(receiver, since);
  }

  private List<JsonObject> missedMessages(Person person, long since) {
    try (ChatClient client = ChatClient.connect(carillon, person, since)) {
      return client.caughtUp();
    }
  }

  private List<JsonObject> missedNotifications(Person person, long since) {
    try (NotificationsClient client = NotificationsClient.connect(carillon, person, since)) {
      return client.caughtUp();
    }
  }

  @Test
  void isOnlyAnEndWhenNothingWasMissed() {
    long message = send("seen");
    long notification = campus.notify(receiver, "seen");
    for (long since : List.of(0L, message - 1)) {
      assertThat(missedMessages(sender, since)).containsExactly(caughtUp(since, true));
    }
    assertThat(missedMessages(receiver, message)).containsExactly(caughtUp(message, true));
    for (long since : List.of(0L, notification)) {
      assertThat(missedNotifications(sender, since)).containsExactly(caughtUp(since, true));
    }
  }

  /** An older database was restored: what comes next has an id that the client has seen before. */
  @Test
  void goesOnFromTheNewestIdThereIsWhenAGreaterOneWasSeen() {
    long message = send("seen");
    long notification = campus.notify(receiver, "seen");
    for (long beyond : List.of(1_000_000L, Long.MAX_VALUE - notification - message)) {
      JsonObject chat = onlyEnd(missedMessages(receiver, message + beyond));
      assertThat(chat.getBoolean("complete")).isFalse();
      assertThat(idOf(chat)).isBetween(message, send("next") - 1);
      JsonObject notices = onlyEnd(missedNotifications(receiver, notification + beyond));
      assertThat(notices.getBoolean("complete")).isFalse();
      assertThat(idOf(notices)).isBetween(notification, campus.notify(receiver, "next") - 1);
    }
  }

  private static JsonObject onlyEnd(List<JsonObject> frames) {
    assertThat(frames).hasSize(1);
    return frames.get(0);
  }

  private long send(String text) {
    try (ChatClient from = ChatClient.connect(carillon, sender)) {
      return from.sendAccepted(receiver, text);
    }
  }

  @Test
  void bringsTheMessagesAfterAnIdAsTheyWereLive() {
    List<JsonObject> live = new ArrayList<>();
    try (ChatClient from = ChatClient.connect(carillon, sender);
        ChatClient to = ChatClient.connect(carillon, receiver)) {
      from.send(receiver, "seen");
      from.send(receiver, "Grüße 👍");
      from.send("{\"receiver_id\":%d,\"attachment\":\"https://x.edu/a\"}".formatted(receiver.id()));
      from.sendAccepted(sender, "not to the receiver");
      to.send(receiver, "to myself");
      while (live.size() < 4) {
        JsonObject frame = to.next();
        if (frame.getString("type").equals("chat_message")) {
          live.add(frame);
        }
      }
    }
    List<JsonObject> expected = new ArrayList<>(live.subList(1, 4));
    expected.add(caughtUp(idOf(live.get(3)), true));

    assertThat(missedMessages(idOf(live.get(0)))).isEqualTo(expected);
  }

  @Test
  void goesOnLiveAfterwards() {
    try (ChatClient from = ChatClient.connect(carillon, sender)) {
      long missed = from.sendAccepted(receiver, "missed");
      try (ChatClient to = ChatClient.connect(carillon, receiver, 0)) {
        assertThat(idsOf(to.caughtUp())).containsExactly(missed, missed);
        long live = from.sendAccepted(receiver, "live");
        assertThat(idOf(to.nextAfter(missed))).isEqualTo(live);
        to.sendAccepted(sender, "answers work, too");
      }
    }
  }

  @Test
  void bringsTheNewestThousandMessagesAndSaysWhenThatIsNotAll() {
    List<Long> sent = new ArrayList<>();
    try (ChatClient from = ChatClient.connect(carillon, sender)) {
      for (int i = 0; i < MOST + 1; i++) {
        from.send(receiver, "m" + i);
      }
      for (int i = 0; i < MOST + 1; i++) {
        sent.add(idOf(from.next()));
      }
    }
    long last = sent.get(MOST);
    List<JsonObject> some = missedMessages(0);
    List<JsonObject> all = missedMessages(sent.get(0));

    assertThat(idsOf(some.subList(0, MOST))).isEqualTo(sent.subList(1, MOST + 1));
    assertThat(some.get(MOST)).isEqualTo(caughtUp(last, false));
    assertThat(all.subList(0, MOST)).isEqualTo(some.subList(0, MOST));
    assertThat(all.get(MOST)).isEqualTo(caughtUp(last, true));
  }

  @Test
  void bringsWhatTheInboxHasFromWhateverSource() {
    long seen = campus.notify(receiver, "seen");
    announceEverything();

    List<JsonObject> inbox = rest.get(receiver, "/api/notifications?after=" + seen).is(200).items();
    List<JsonObject> missed = missedNotifications(receiver, seen);

    assertThat(inbox).hasSize(4);
    assertThat(missed).hasSize(5);
    for (int i = 0; i < 4; i++) {
      Map<String, Object> expected = new HashMap<>(inbox.get(i));
      List.of("read", "excerpt").forEach(expected::remove);
      assertThat(new HashMap<String, Object>(missed.get(i))).isEqualTo(expected);
    }
    assertThat(missed.get(4)).isEqualTo(caughtUp(idOf(inbox.get(3)), true));
  }

  /** To the receiver: to them, to their college, a notice, and in bulk; and some to others. */
  private void announceEverything() {
    Person staff = campus.staff();
    campus.notify(receiver, "for you");
    campus.notify(sender, "for another");
    campus.broadcast("for all");
    new Campus(rest).broadcast("elsewhere");
    rest.post(
            staff,
            "/api/notices",
            "{\"college_id\":%d,\"title\":\"n\",\"body\":\"b\",\"is_published\":true}"
                .formatted(campus.id()))
        .is(201);
    rest.post(
            staff,
            "/api/bulk-messages",
            "{\"college_id\":%d,\"title\":\"Fees\",\"message\":\"are due\"}".formatted(campus.id()))
        .is(202);
    await()
        .until(
            () ->
                rest.get(receiver, "/api/notifications?limit=1").is(200).items().stream()
                    .anyMatch(item -> item.getString("title").equals("Fees")));
  }

  @Test
  void bringsNoCollegesAnnouncementsToSomebodyOutside() {
    Person outsider = campus.outsider();
    campus.broadcast("for all");
    long own = campus.notify(outsider, "for you");

    assertThat(idsOf(missedNotifications(outsider, 0))).containsExactly(own, own);
  }

  @Test
  void numbersAnnouncementsForThoseWhoUseItAndForNobodyElse() {
    try (NotificationsClient back = NotificationsClient.connect(carillon, receiver, 0);
        NotificationsClient plain = NotificationsClient.connect(carillon, receiver)) {
      back.caughtUp();
      List<Long> ids = List.of(campus.notify(receiver, "for you"), campus.broadcast("for all"));

      for (long id : ids) {
        JsonObject numbered = back.next();
        assertThat(idOf(numbered)).isEqualTo(id);
        Map<String, Object> withoutId = new HashMap<>(numbered);
        withoutId.remove("id");
        JsonObject live = plain.next();
        assertThat(new HashMap<String, Object>(live)).isEqualTo(withoutId);
        assertThat(live.keySet())
            .containsExactlyInAnyOrder(
                "type", "title", "message", "notification_type", "timestamp");
      }
    }
  }

  @Test
  void bringsTheNewestThousandAnnouncementsAndSaysWhenThatIsNotAll() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < MOST + 1; i++) {
      ids.add(i % 2 == 0 ? campus.notify(receiver, "n" + i) : campus.broadcast("n" + i));
    }
    long last = ids.get(MOST);
    List<JsonObject> some = missedNotifications(receiver, 0);
    List<JsonObject> all = missedNotifications(receiver, ids.get(0));

    assertThat(idsOf(some.subList(0, MOST))).isEqualTo(ids.subList(1, MOST + 1));
    assertThat(some.get(MOST)).isEqualTo(caughtUp(last, false));
    assertThat(all.subList(0, MOST)).isEqualTo(some.subList(0, MOST));
    assertThat(all.get(MOST)).isEqualTo(caughtUp(last, true));
  }
}
