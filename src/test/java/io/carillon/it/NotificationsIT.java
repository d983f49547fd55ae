package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The notifications channel")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationsIT {

  private static final int MAX_BYTES = 1 << 20;
  private static final String TIMESTAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

  private final Carillon carillon;
  private final Rest rest;
  private final Campus campus;
  private final Campus otherCampus;
  private final Person staff;
  private Person student;

  NotificationsIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.campus = new Campus(rest);
    this.otherCampus = new Campus(rest);
    this.staff = campus.staff();
  }

  @BeforeEach
  void createStudent() {
    student = campus.student();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ws/notifications/", "/ws/notifications"})
  void bringsWhatIsForTheUserAndWhatIsForTheCollege(String path) {
    try (NotificationsClient client = NotificationsClient.connect(carillon, student, path)) {
      campus.notify(student, "for you");
      campus.broadcast("for all");

      assertThat(client.titlesUpTo("for all")).containsExactly("for you", "for all");
    }
  }

  @Test
  void bringsIntoNoOtherCollegeAndToNoOtherUser() {
    Person neighbour = campus.student();
    Person carol = otherCampus.student();
    Person dave = campus.outsider();
    try (NotificationsClient toNeighbour = NotificationsClient.connect(carillon, neighbour);
        NotificationsClient toCarol = NotificationsClient.connect(carillon, carol);
        NotificationsClient toDave = NotificationsClient.connect(carillon, dave)) {
      campus.notify(student, "for one");
      campus.broadcast("for all");
      rest.post(
          staff,
          "/api/notices",
          "{\"college_id\":%d,\"title\":\"n\",\"body\":\"b\",\"is_published\":true}"
              .formatted(campus.id()));
      campus.notify(neighbour, "end");
      campus.notify(carol, "end");
      campus.notify(dave, "end");

      assertThat(toNeighbour.titlesUpTo("end")).containsExactly("for all", "New Notice", "end");
      assertThat(toCarol.titlesUpTo("end")).containsExactly("end");
      assertThat(toDave.titlesUpTo("end")).containsExactly("end");
    }
  }

  @Test
  void bringsItToEachOfAUsersConnections() {
    try (NotificationsClient one = NotificationsClient.connect(carillon, student);
        NotificationsClient other = NotificationsClient.connect(carillon, student)) {
      campus.notify(student, "twice");

      assertThat(one.next()).isEqualTo(other.next());
    }
  }

  @Test
  void tellsOfAPublishedNotice() {
    try (NotificationsClient client = NotificationsClient.connect(carillon, student)) {
      long id =
          Campus.idOf(
              rest.post(
                  staff,
                  "/api/notices",
                  "{\"college_id\":%d,\"title\":\"Exams\",\"body\":\"b\",\"is_published\":true}"
                      .formatted(campus.id())));

      assertFrame(
          client.next(),
          "{\"type\":\"notify\",\"title\":\"New Notice\",\"message\":\"Exams\","
              + "\"notification_type\":\"notice\",\"data\":{\"notice_id\":%d,\"url\":\"/notices/%d\"}}"
                  .formatted(id, id));
    }
  }

  @Test
  void tellsOfABulkMessage() {
    try (NotificationsClient client = NotificationsClient.connect(carillon, student)) {
      long id =
          rest.post(
                  staff,
                  "/api/bulk-messages",
                  "{\"college_id\":%d,\"title\":\"Fees\",\"message\":\"are due\"}"
                      .formatted(campus.id()))
              .is(202)
              .json()
              .getInt("id");

      assertFrame(
          client.next(),
          "{\"type\":\"notify\",\"title\":\"Fees\",\"message\":\"are due\","
              + "\"notification_type\":\"message\",\"data\":{\"bulk_message_id\":%d}}"
                  .formatted(id));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_id", "college_id"})
  void tellsOfANotificationWithoutData(String to) {
    try (NotificationsClient client = NotificationsClient.connect(carillon, student)) {
      rest.post(
              staff,
              "/api/notifications",
              "{\"%s\":%d,\"title\":\"Ring\",\"message\":\"the bell\"}"
                  .formatted(to, to.equals("user_id") ? student.id() : campus.id()))
          .is(201);

      assertFrame(
          client.next(),
          "{\"type\":\"notify\",\"title\":\"Ring\",\"message\":\"the bell\","
              + "\"notification_type\":\"alert\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_id", "college_id"})
  void tellsOfANotificationWithTypeAndData(String to) {
    String content =
        "\"title\":\"Ring\",\"message\":\"the bell\",\"notification_type\":\"bell\","
            + "\"data\":{\"n\":1,\"deep\":{\"er\":[true,null,\"ü\"]}}}";
    try (NotificationsClient client = NotificationsClient.connect(carillon, student)) {
      rest.post(
              staff,
              "/api/notifications",
              "{\"%s\":%d,".formatted(to, to.equals("user_id") ? student.id() : campus.id())
                  + content)
          .is(201);

      assertFrame(client.next(), "{\"type\":\"notify\"," + content);
    }
  }

  @Test
  void ignoresWhatClientsSend() {
    try (NotificationsClient client = NotificationsClient.connect(carillon, student)) {
      client.send("{\"receiver_id\":" + staff.id() + ",\"message\":\"not here\"}");
      client.send("no JSON");
      client.sendBinary(new byte[] {1, 2, 3});
      campus.notify(student, "the first answer");

      assertThat(client.titlesUpTo("the first answer")).hasSize(1);
    }
    assertThat(rest.get(staff, "/api/messages").is(200).items()).isEmpty();
  }

  @Test
  void closesForAFrameThatIsTooLarge() {
    try (RawSocket socket = open()) {
      sendMeanwhile(socket, RawSocket.frame(true, RawSocket.TEXT, new byte[MAX_BYTES + 1]), 1);
      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void closesForTooManyFrames() {
    try (RawSocket socket = open()) {
      sendMeanwhile(socket, RawSocket.frame(true, RawSocket.TEXT, new byte[] {'x'}), 100_000);
      assertThat(socket.closeCode()).isEqualTo(4429);
    }
  }

  private RawSocket open() {
    return Handshake.with(student.token()).path("/ws/notifications/").open(carillon);
  }

  /** Sends while the test reads: the server may close before it has taken everything. */
  private static void sendMeanwhile(RawSocket socket, byte[] frame, int times) {
    CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < times; i++) {
                socket.send(frame);
              }
            })
        .exceptionally(hungUp -> null);
  }

  /** Exactly this, with a time stamp. */
  private static void assertFrame(JsonObject frame, String withoutTimestamp) {
    assertThat(frame.getString("timestamp")).matches(TIMESTAMP);
    JsonObject rest = SocketClient.parse(withoutTimestamp);
    assertThat(frame).containsAllEntriesOf(rest).hasSize(rest.size() + 1);
  }
}
