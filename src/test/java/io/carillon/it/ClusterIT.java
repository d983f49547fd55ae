package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnlyOn(value = "micro", because = "it is what the cluster is tested with")
@DisplayName("Two nodes")
class ClusterIT {

  private static final int TOKEN_ENDED = 4401;
  private static final int GOING_AWAY = 1001;

  private static Cluster cluster;
  private static Carillon one;
  private static Carillon two;

  private final Rest rest = new Rest(one);
  private final Rest other = new Rest(two);
  private Campus campus;
  private Person sender;
  private Person receiver;

  @BeforeAll
  static void start() {
    cluster = Cluster.start("cluster");
    one = cluster.one();
    two = cluster.two();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void createPeople() {
    campus = new Campus(rest);
    sender = campus.student();
    receiver = campus.student();
  }

  private static long idOf(JsonObject frame) {
    return frame.getJsonNumber("id").longValue();
  }

  @Test
  void bringAMessageToTheReceiversDevicesOnBoth() {
    try (ChatClient from = ChatClient.connect(one, sender);
        ChatClient here = ChatClient.connect(one, receiver);
        ChatClient there = ChatClient.connect(two, receiver)) {
      long id = from.sendAccepted(receiver, "Grüße 👍");

      JsonObject frame = here.next();
      assertThat(idOf(frame)).isEqualTo(id);
      assertThat(there.next()).isEqualTo(frame);
      assertThat(idOf(there.ask(ChatClient.frame(sender, "back"))))
          .isEqualTo(idOf(from.next()))
          .isGreaterThan(id);
      here.assertSilent();
      there.assertSilent();
    }
  }

  @Test
  void keepTheOrderAndBringEachMessageOnceWhenBothAreWrittenTo() {
    int each = 300;
    try (ChatClient first = ChatClient.connect(one, sender);
        ChatClient second = ChatClient.connect(two, campus.student());
        ChatClient here = ChatClient.connect(one, receiver);
        ChatClient there = ChatClient.connect(two, receiver)) {
      for (int i = 0; i < each; i++) {
        first.send(receiver, "first " + i);
        second.send(receiver, "second " + i);
      }
      for (ChatClient device : List.of(here, there)) {
        List<Long> ids = new ArrayList<>();
        List<String> firsts = new ArrayList<>();
        while (ids.size() < 2 * each) {
          JsonObject frame = device.next();
          ids.add(idOf(frame));
          if (frame.getString("message").startsWith("first")) {
            firsts.add(frame.getString("message"));
          }
        }
        assertThat(ids).isEqualTo(List.copyOf(new TreeSet<>(ids)));
        assertThat(firsts).first().isEqualTo("first 0");
        assertThat(firsts).last().isEqualTo("first " + (each - 1));
        device.assertSilent();
      }
    }
  }

  @Test
  void storeAMessageThatIsSentAgainOnTheOtherOnce() {
    String frame = ChatClient.frame(receiver, "once", "ref-1");
    try (ChatClient here = ChatClient.connect(one, sender);
        ChatClient there = ChatClient.connect(two, sender);
        ChatClient to = ChatClient.connect(two, receiver)) {
      long id = idOf(here.ask(frame));
      assertThat(idOf(there.ask(frame))).isEqualTo(id);
      assertThat(there.ask(ChatClient.frame(receiver, "other", "ref-1")).getString("type"))
          .isEqualTo("error");
      assertThat(idOf(to.next())).isEqualTo(id);
      // What was refused has left no gap that the next one would wait behind.
      long next = there.sendAccepted(receiver, "next");
      assertThat(next).isEqualTo(id + 1);
      assertThat(idOf(to.next())).isEqualTo(next);
      to.assertSilent();
    }
  }

  @Test
  void bringWhatWasMissedWhicheverIsConnectedTo() {
    try (ChatClient from = ChatClient.connect(one, sender)) {
      long seen = from.sendAccepted(receiver, "seen");
      long missed = from.sendAccepted(receiver, "missed");
      try (ChatClient to = ChatClient.connect(two, receiver, seen)) {
        assertThat(to.caughtUp().stream().map(ClusterIT::idOf)).containsExactly(missed, missed);
        long live = from.sendAccepted(receiver, "live");
        assertThat(idOf(to.nextAfter(missed))).isEqualTo(live);
      }
    }
  }

  @Test
  void tellOfAnnouncementsOnBoth() {
    Person staff = campus.staff();
    try (NotificationsClient here = NotificationsClient.connect(one, receiver);
        NotificationsClient there = NotificationsClient.connect(two, receiver)) {
      campus.notify(receiver, "Personal");
      campus.broadcast("To all");
      String notice =
          Json.createObjectBuilder()
              .add("college_id", campus.id())
              .add("title", "Exams")
              .add("body", "Room 4")
              .add("is_published", true)
              .build()
              .toString();
      other.post(staff, "/api/notices", notice).is(201);

      for (NotificationsClient device : List.of(here, there)) {
        assertThat(List.of(device.next(), device.next(), device.next()))
            .extracting(frame -> frame.getString("title"))
            .containsExactly("Personal", "To all", "New Notice");
      }
    }
  }

  @Test
  void shareTheWorkOfABulkMessageAndBringItToEveryoneOnce() {
    Person staff = campus.staff();
    try (NotificationsClient here = NotificationsClient.connect(one, receiver);
        NotificationsClient there = NotificationsClient.connect(two, receiver);
        NotificationsClient senders = NotificationsClient.connect(two, sender)) {
      String bulk =
          "{\"college_id\":%d,\"title\":\"Fees\",\"message\":\"due\"}".formatted(campus.id());
      int id = rest.post(staff, "/api/bulk-messages", bulk).is(202).json().getInt("id");
      for (NotificationsClient device : List.of(here, there, senders)) {
        assertThat(device.next().getJsonObject("data").getInt("bulk_message_id")).isEqualTo(id);
      }
      await()
          .until(
              () ->
                  other
                      .get(staff, "/api/bulk-messages/" + id)
                      .json()
                      .getString("status")
                      .equals("done"));
      campus.broadcast("Last");
      assertThat(here.next().getString("title")).isEqualTo("Last");
      assertThat(there.next().getString("title")).isEqualTo("Last");
    }
  }

  @Test
  void endWhatATokenOpenedOnTheOtherWithinTwoSeconds() {
    Person again = rest.login("carol");
    Person stays = rest.login("carol");
    try (ChatClient there = ChatClient.connect(two, again);
        ChatClient goesOn = ChatClient.connect(two, stays)) {
      rest.post(again, "/api/logout").is(204);
      assertThat(there.closeCodeWithin(2)).isEqualTo(TOKEN_ENDED);
      assertThat(other.get(again, "/api/me").status()).isEqualTo(401);
      goesOn.assertSilent();
    }
  }

  @Test
  void forgetAUserThatTheOtherDeactivates() {
    Person admin = rest.login("admin");
    try (ChatClient theirs = ChatClient.connect(two, receiver);
        NotificationsClient inbox = NotificationsClient.connect(two, receiver);
        ChatClient from = ChatClient.connect(two, sender)) {
      from.sendAccepted(receiver, "while active");
      rest.patch(admin, "/api/admin/users/" + receiver.id(), "{\"active\":false}").is(200);
      assertThat(theirs.closeCodeWithin(2)).isEqualTo(TOKEN_ENDED);
      assertThat(inbox.closeCodeWithin(2)).isEqualTo(TOKEN_ENDED);
      assertThat(from.ask(ChatClient.frame(receiver, "too late")).getString("error"))
          .contains("Receiver not found");
      assertThat(other.get(receiver, "/api/me").status()).isEqualTo(401);
    }
  }

  @Test
  void takeAUsersNewNameFromEachOther() {
    Person admin = rest.login("admin");
    String me = "/api/me";
    assertThat(other.get(sender, me).is(200).json().getString("full_name")).startsWith("Person");
    rest.patch(admin, "/api/admin/users/" + sender.id(), "{\"full_name\":\"New Name\"}").is(200);
    await()
        .atMost(Duration.ofSeconds(2))
        .until(
            () -> other.get(sender, me).is(200).json().getString("full_name").equals("New Name"));
  }

  @Test
  void moveTheOpenConnectionsOfAUserWhomOneOfThemChanges() {
    Administrator admin = new Administrator(rest);
    Campus joined = new Campus(rest);
    try (NotificationsClient here = NotificationsClient.connect(one, receiver);
        NotificationsClient there = NotificationsClient.connect(two, receiver)) {
      admin
          .change(receiver, "{\"college_id\":%d,\"full_name\":\"Moved\"}".formatted(joined.id()))
          .is(200);
      admin.awaitRooms(
          receiver,
          Set.of("notifications_" + receiver.id(), "college_notifications_" + joined.id()));
      campus.broadcast("Of the old college");
      joined.broadcast("Of the new college");
      for (NotificationsClient device : List.of(here, there)) {
        assertThat(device.next().getString("title")).isEqualTo("Of the new college");
      }
      try (ChatClient from = ChatClient.connect(two, receiver);
          ChatClient to = ChatClient.connect(one, sender)) {
        from.sendAccepted(sender, "by my new name");
        assertThat(to.next().getString("sender_name")).isEqualTo("Moved");
      }
    }
  }

  /** As when it was cut from the database for longer than the changes are kept. */
  @Test
  void endWhatATokenOpenedWhenTheyNeverSawItsRevocation() {
    try (ChatClient here = ChatClient.connect(one, receiver);
        ChatClient there = ChatClient.connect(two, receiver);
        ChatClient others = ChatClient.connect(two, sender)) {
      cluster
          .postgres()
          .execute(
              "with change as (update id_counter set last_id = last_id + 3"
                  + " where name = 'access_change') update access_token"
                  + " set revoked_at = current_timestamp where user_id = "
                  + receiver.id());
      assertThat(here.closeCodeWithin(2)).isEqualTo(TOKEN_ENDED);
      assertThat(there.closeCodeWithin(2)).isEqualTo(TOKEN_ENDED);
      assertThat(other.get(receiver, "/api/me").status()).isEqualTo(401);
      others.assertSilent();
    }
  }

  @Test
  void showAdministratorsTheConnectionsAndCountersOfBoth() {
    Person admin = rest.login("admin");
    String ofReceiver = "/api/admin/sessions?user_id=" + receiver.id();
    try (ChatClient here = ChatClient.connect(one, receiver);
        ChatClient there = ChatClient.connect(two, receiver)) {
      JsonObject listing = rest.get(admin, ofReceiver).is(200).json();
      assertThat(listing.getInt("total")).isEqualTo(2);
      assertThat(listing.getJsonArray("items").getValuesAs(JsonObject.class))
          .extracting(item -> item.getString("node"))
          .doesNotHaveDuplicates();
      assertThat(rest.get(admin, ofReceiver + "&limit=1").json().getInt("total")).isEqualTo(2);

      JsonObject stats = other.get(admin, "/api/admin/stats").is(200).json();
      assertThat(stats.getJsonArray("others").getJsonObject(0).getString("node"))
          .isNotEqualTo(stats.getString("node"));

      assertThat(other.delete(admin, ofReceiver).is(200).json().getInt("closed")).isEqualTo(2);
      assertThat(here.closeCode()).isEqualTo(GOING_AWAY);
      assertThat(there.closeCode()).isEqualTo(GOING_AWAY);
    }
  }

  @Test
  void letNobodyInThatIsNotPartOfTheCluster() {
    assertThat(Carillon.startInVain("cluster-stranger", cluster.settingsOfAnother()))
        .contains("carillon.cluster=true");
    try (ChatClient from = ChatClient.connect(one, sender)) {
      from.sendAccepted(receiver, "still here");
    }
  }
}
