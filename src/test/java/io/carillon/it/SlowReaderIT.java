package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Floods somebody who doesn't read, once, and looks at what became of everyone. */
@DisplayName("A client that doesn't read")
@Tag("long")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowReaderIT {

  private static final int MESSAGES_PER_SENDER = 3_500;

  /** Within what one user may have unanswered. */
  private static final int WINDOW = 1_000;

  /** All together far more than 4,096 frames and what the system buffers of a connection. */
  private static final String FILLER = "x".repeat(4_000);

  private static final int SMALL_BUFFER = 8 << 10;

  /** What Linux buffers of a connection by default, with room to spare. */
  private static final int MOST_BELOW_OUTBOX = 6 << 20;

  private static final int TOO_SLOW = 4408;
  private static final Duration FLOOD_LIMIT = Duration.ofMinutes(5);

  private final Carillon carillon;
  private final Rest rest;
  private final Person bob;
  private final List<Person> senders = new ArrayList<>();

  private RawSocket slow;
  private ChatClient otherDevice;
  private final Map<Long, String> acknowledged = new LinkedHashMap<>();
  private final List<RawSocket.Frame> readAtLast = new ArrayList<>();

  SlowReaderIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.bob = rest.login("bob");
    for (String name : List.of("alice", "carol", "staff")) {
      senders.add(rest.login(name));
    }
  }

  @BeforeAll
  void flood() throws Exception {
    slow =
        Handshake.with(bob.token())
            .open(carillon, RawSocket.connect(carillon.port(), SMALL_BUFFER));
    otherDevice = ChatClient.connect(carillon, bob);
    long overflows = overflows();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<Map<Long, String>>> floods = new ArrayList<>();
      for (Person sender : senders) {
        floods.add(threads.submit(() -> floodFrom(sender)));
      }
      Future<?> reading = threads.submit(() -> readOnceClosed(overflows));
      for (Future<Map<Long, String>> flood : floods) {
        acknowledged.putAll(flood.get());
      }
      reading.get();
    } finally {
      threads.shutdownNow();
    }
  }

  /** At once then: the server waits for the answer to its close frame for five seconds. */
  private void readOnceClosed(long overflowsBefore) {
    await().atMost(FLOOD_LIMIT).until(() -> overflows() > overflowsBefore);
    do {
      readAtLast.add(slow.read());
    } while (last().opcode() == RawSocket.TEXT);
  }

  private RawSocket.Frame last() {
    return readAtLast.get(readAtLast.size() - 1);
  }

  private long overflows() {
    return Metrics.of(carillon).value("carillon_outbox_overflows_total");
  }

  @AfterAll
  void hangUp() {
    slow.close();
    otherDevice.close();
  }

  /** Sends as fast as acknowledgements allow; answers each text by its id. */
  private Map<Long, String> floodFrom(Person sender) {
    Map<Long, String> sent = new LinkedHashMap<>();
    try (ChatClient client = ChatClient.connect(carillon, sender)) {
      for (int i = 0; i < MESSAGES_PER_SENDER; i++) {
        client.send(bob, text(sender, i));
        if (i >= WINDOW) {
          acknowledge(client, text(sender, i - WINDOW), sent);
        }
      }
      for (int i = MESSAGES_PER_SENDER - WINDOW; i < MESSAGES_PER_SENDER; i++) {
        acknowledge(client, text(sender, i), sent);
      }
    }
    return sent;
  }

  private static void acknowledge(ChatClient client, String text, Map<Long, String> sent) {
    JsonObject answer = client.next();
    assertThat(answer.getString("type")).isEqualTo("message_sent");
    sent.put(answer.getJsonNumber("id").longValue(), text);
  }

  private static String text(Person sender, int number) {
    return sender.username() + " " + number + " " + FILLER;
  }

  @Test
  void isClosedWith4408() {
    assertThat(last().opcode()).isEqualTo(RawSocket.CLOSE);
    assertThat(last().closeCode()).isEqualTo(TOO_SLOW);
    int received = readAtLast.size() - 1;
    assertThat(received).isLessThan(acknowledged.size());
    assertThat(received * FILLER.length())
        .as("bytes that waited below the outbox")
        .isLessThan(MOST_BELOW_OUTBOX);
  }

  @Test
  void costsNobodyElseAMessage() {
    for (int i = 0; i < acknowledged.size(); i++) {
      JsonObject message = otherDevice.next();
      assertThat(message.getString("message"))
          .isEqualTo(acknowledged.get(message.getJsonNumber("id").longValue()));
    }
    otherDevice.assertSilent();
  }

  @Test
  void losesNothingThatHistoryCannotGiveBack() {
    Map<Long, String> stored = new LinkedHashMap<>();
    long last = acknowledged.keySet().stream().min(Long::compare).orElseThrow() - 1;
    List<JsonObject> page;
    do {
      page = rest.get(bob, "/api/messages?limit=200&after=" + last).is(200).items();
      for (JsonObject item : page) {
        last = item.getJsonNumber("id").longValue();
        stored.put(last, item.getString("message"));
      }
    } while (!page.isEmpty());
    assertThat(stored).isEqualTo(acknowledged);
  }
}
