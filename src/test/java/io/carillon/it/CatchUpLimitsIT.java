package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One server whose outboxes hold next to nothing. */
@DisplayName("Catching up")
class CatchUpLimitsIT {

  private static final int OUTBOX = 16;
  private static final int MISSED = 1_000;
  private static final int PEOPLE = 20;
  private static final int DEVICES = 50;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The next device is not kept waiting by one that has all its frames. */
  private static final Duration POLL = Duration.ofMillis(10);

  private static Carillon carillon;
  private static Campus campus;

  @BeforeAll
  static void start() {
    carillon = Carillon.start("catch-up", Map.of("CARILLON_OUTBOX_FRAMES", String.valueOf(OUTBOX)));
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
}
