package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One server that holds next to nothing for its clients. */
@DisplayName("Catching up, and what else is held for clients")
class CatchUpLimitsIT {

  private static final int OUTBOX = 16;
  private static final int HELD = 8 << 20;
  private static final String LONG_TEXT = "x".repeat(32_768);
  private static final int CALLS = 30;
  private static final int MISSED = 1_000;
  private static final int PEOPLE = 20;
  private static final int DEVICES = 50;
  private static final String REFUSED = "carillon_held_refused_total{kind=\"%s\"}";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The next device is not kept waiting by one that has all its frames. */
  private static final Duration POLL = Duration.ofMillis(10);

  private static Carillon carillon;
  private static Campus campus;

  @BeforeAll
  static void start() {
    carillon =
        Carillon.start(
            "catch-up",
            Map.of(
                "CARILLON_OUTBOX_FRAMES",
                String.valueOf(OUTBOX),
                "CARILLON_LIMITS_HELD_BYTES",
                String.valueOf(HELD)));
    campus = new Campus(new Rest(carillon));
  }

  @AfterAll
  static void stop() {
    if (carillon != null) {
      carillon.close();
    }
  }

  /** A few at a time: the answers have to fit in the sender's outbox. */
  private static List<Long> send(Person receiver, int messages) {
    List<JsonObject> answers = new ArrayList<>();
    try (ChatClient client = ChatClient.connect(carillon, campus.student())) {
      while (answers.size() < messages) {
        int some = Math.min(OUTBOX / 2, messages - answers.size());
        IntStream.range(0, some).forEach(i -> client.send(receiver, "m"));
        IntStream.range(0, some).forEach(i -> answers.add(client.next()));
      }
    }
    return idsOf(answers);
  }

  private static List<Long> idsOf(Collection<JsonObject> frames) {
    return frames.stream().map(frame -> frame.getJsonNumber("id").longValue()).toList();
  }

  @Test
  void isNotLimitedByTheOutbox() {
    Person receiver = campus.student();

    List<Long> sent = send(receiver, MISSED);
    try (ChatClient client = ChatClient.connect(carillon, receiver, 0)) {
      assertThat(idsOf(client.caughtUp().subList(0, MISSED))).isEqualTo(sent);
    }
  }

  @Test
  void worksForAThousandClientsAtOnce() {
    List<Person> people = new ArrayList<>();
    List<List<Long>> sent = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(campus.student());
      sent.add(send(people.get(i), i % 5));
    }
    HttpClient http = HttpClient.newHttpClient();
    List<ReceivedFrames> devices = new ArrayList<>();
    for (int i = 0; i < PEOPLE * DEVICES; i++) {
      ReceivedFrames device = new ReceivedFrames();
      devices.add(device);
      URI uri =
          URI.create(
              carillon.webSocketUrl()
                  + "/ws/chat/?since=0&token="
                  + people.get(i % PEOPLE).token());
      http.newWebSocketBuilder().header("Origin", "http://localhost:3000").buildAsync(uri, device);
    }
    for (int i = 0; i < devices.size(); i++) {
      List<Long> expected = sent.get(i % PEOPLE);
      BlockingQueue<String> frames = devices.get(i).queue();
      await()
          .atMost(LIMIT)
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL)
          .until(() -> frames.size() == expected.size() + 1);
      List<JsonObject> all = frames.stream().map(SocketClient::parse).toList();
      assertThat(idsOf(all.subList(0, expected.size()))).isEqualTo(expected);
      assertThat(all.get(expected.size()).getString("type")).isEqualTo("caught_up");
    }
  }

  /**
   * Those of one person, an eighth of all that may be held. Both may be cut off on the way there.
   */
  @Test
  void halfSentMessagesOfOnePersonDoNotPileUp() {
    Person student = campus.student();
    Metrics before = Metrics.of(carillon);
    byte[] half = Arrays.copyOf(RawSocket.frame(true, RawSocket.TEXT, new byte[900_000]), 700_000);
    List<RawSocket> sockets = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      RawSocket socket = Handshake.with(student.token()).open(carillon);
      sockets.add(socket);
      CompletableFuture.runAsync(() -> socket.send(half)).exceptionally(hungUp -> null);
    }
    await()
        .atMost(LIMIT)
        .until(() -> Metrics.of(carillon).since(before, REFUSED.formatted("unfinished")) >= 1);
    assertThat(Metrics.of(carillon).value("carillon_closes_total{code=\"1009\"}")).isPositive();
    try (ChatClient another = ChatClient.connect(carillon, campus.student())) {
      another.sendAccepted(student, "goes on");
    }
    sockets.forEach(RawSocket::close);
    await().atMost(LIMIT).until(() -> held("unfinished") == 0);
  }

  @Test
  void aPageEndsBeforeItHoldsMoreThanAMebibyteAndTheNextGoesOn() {
    Person receiver = campus.student();
    List<Long> sent = sendLong(receiver, 40);
    Rest rest = new Rest(carillon);
    List<Long> read = new ArrayList<>();
    JsonObject page;
    int pages = 0;
    do {
      long after = read.isEmpty() ? 0 : read.get(read.size() - 1);
      page = rest.get(receiver, "/api/messages?limit=200&after=" + after).is(200).json();
      read.addAll(idsOf(page.getJsonArray("items").getValuesAs(JsonObject.class)));
      pages++;
    } while (page.getBoolean("more"));

    assertThat(read).isEqualTo(sent);
    assertThat(pages).isEqualTo(2);
  }

  @Test
  void aReplayIsTheNewestFourMebibytes() {
    Person receiver = campus.student();
    List<Long> sent = sendLong(receiver, 130);
    try (ChatClient client = ChatClient.connect(carillon, receiver, 0)) {
      List<JsonObject> frames = client.caughtUp();
      List<Long> ids = idsOf(frames.subList(0, frames.size() - 1));
      assertThat(ids).hasSizeBetween(120, 128).isEqualTo(sent.subList(130 - ids.size(), 130));
      assertThat(frames.get(ids.size()).getBoolean("complete")).isFalse();
    }
  }

  /** On one connection, more than the system buffers of it: one of them waits in the server. */
  @Test
  void answersThatNobodyReadsDoNotPileUp() {
    Person student = campus.student();
    sendLong(student, 40);
    RawSocket unread = RawSocket.connect(carillon.port(), 8 << 10);
    String call =
        "GET /api/messages?limit=15 HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(carillon.port(), student.token());
    unread.send(call.repeat(CALLS).getBytes(StandardCharsets.UTF_8));
    Rest rest = new Rest(carillon);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              Rest.Answer refused = rest.get(student, "/api/messages?limit=15").is(429);
              assertThat(refused.header("Retry-After")).isEqualTo("5");
              assertThat(refused.body()).contains("carillon.limits.held-bytes (8388608)");
            });
    rest.get(campus.student(), "/api/messages").is(200);
    unread.close();
    await().atMost(LIMIT).until(() -> held("answers") == 0);
  }

  private static List<Long> sendLong(Person receiver, int messages) {
    List<Long> sent = new ArrayList<>();
    try (ChatClient client = ChatClient.connect(carillon, campus.student())) {
      for (int i = 0; i < messages; i++) {
        sent.add(client.sendAccepted(receiver, LONG_TEXT));
      }
    }
    return sent;
  }

  private static long held(String kind) {
    return Metrics.of(carillon).value("carillon_held_bytes{kind=\"%s\"}".formatted(kind));
  }
}
