package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of one data folder, in order, because every start takes its time. */
@DisplayName("Starting, stopping and dying")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartIT {

  private static final int ACKNOWLEDGED_BEFORE_KILL = 1_000;
  private static final int MOST_SENT = 3_900;
  private static final Pattern FAULT = Pattern.compile("\\b(WARNING|WARN|SEVERE|ERROR)\\b");

  private static Carillon carillon;
  private static Answer firstReady;

  @BeforeAll
  static void start() {
    carillon =
        Carillon.begin(
            "restart", Map.of("CARILLON_LIMITS_FRAMES_PER_SECOND", String.valueOf(MOST_SENT)));
    firstReady = firstReady();
    carillon.awaitReady();
  }

  private static Answer firstReady() {
    Rest rest = new Rest(carillon);
    return await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .until(
            () -> rest.send(rest.request("/health/ready").GET()), answer -> answer.status() == 200);
  }

  @AfterAll
  static void stop() {
    if (carillon != null) {
      carillon.close();
    }
  }

  /** A server's own readiness, which knows nothing of the application, would be there before. */
  @Test
  @Order(0)
  void readinessComesWithTheApplicationAndNotBefore() {
    assertThat(firstReady.json().getJsonArray("checks").getValuesAs(JsonObject.class))
        .extracting(check -> check.getString("name"))
        .contains("database");
  }

  @Test
  @Order(1)
  @OnlyOn(value = "micro", because = "a full server logs as it is configured")
  void aFreshStartWarnsOfNothingButDemoData() {
    String lastLine =
        "Demo accounts: alice, bob, carol, dave, staff, admin (password: demo), for this machine"
            + " only; others need --host";
    await().until(() -> carillon.logLines().contains(lastLine));
    List<String> log = carillon.logLines();

    assertThat(log.subList(log.size() - 2, log.size()))
        .containsExactly("Carillon is ready at http://localhost:" + carillon.port(), lastLine);
    assertThat(log.stream().filter(line -> FAULT.matcher(line).find()))
        .singleElement()
        .asString()
        .contains("Demo data is on");
    assertThat(log)
        .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by:"))
        .noneMatch(line -> line.contains("Exception"));
  }

  @Test
  @Order(2)
  void whatWasAcknowledgedSurvivesAKill() {
    Person alice = new Rest(carillon).login("alice");
    Person bob = new Rest(carillon).login("bob");
    ChatClient sender = ChatClient.connect(carillon, alice);
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < MOST_SENT; i++) {
                sender.send(bob, String.valueOf(i));
              }
            });
    Map<Long, String> acknowledged = new LinkedHashMap<>();
    while (acknowledged.size() < ACKNOWLEDGED_BEFORE_KILL) {
      note(sender.next(), acknowledged);
    }
    carillon.kill();
    sending.exceptionally(died -> null).join();
    sender.drain().forEach(frame -> note(frame, acknowledged));

    carillon.restart();

    Rest rest = new Rest(carillon);
    Map<Long, String> stored = stored(rest, bob);
    assertThat(stored).containsAllEntriesOf(acknowledged);
    rest.get(alice, "/api/me").is(200);
    try (ChatClient again = ChatClient.connect(carillon, alice);
        ChatClient receiver = ChatClient.connect(carillon, bob)) {
      long id = again.sendAccepted(bob, "after the restart");
      assertThat(stored.keySet()).allMatch(earlier -> earlier < id);
      assertThat(receiver.next().getJsonNumber("id").longValue()).isEqualTo(id);
    }
  }

  /** The answers come in the order of the frames. */
  private static void note(JsonObject answer, Map<Long, String> acknowledged) {
    assertThat(answer.getString("type")).isEqualTo("message_sent");
    acknowledged.put(answer.getJsonNumber("id").longValue(), String.valueOf(acknowledged.size()));
  }

  private static Map<Long, String> stored(Rest rest, Person reader) {
    Map<Long, String> all = new LinkedHashMap<>();
    long last = 0;
    List<JsonObject> page;
    do {
      page = rest.get(reader, "/api/messages?limit=200&after=" + last).is(200).items();
      for (JsonObject item : page) {
        last = item.getJsonNumber("id").longValue();
        all.put(last, item.getString("message"));
      }
    } while (!page.isEmpty());
    return all;
  }

  /** As a careful client does: what got no answer is sent again, with the same reference. */
  @Test
  @Order(3)
  void whatIsSentAgainAfterAKillIsStoredOnce() {
    Person alice = new Rest(carillon).login("alice");
    Person carol = new Rest(carillon).login("carol");
    ChatClient sender = ChatClient.connect(carillon, alice);
    CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendNumbered(sender, carol));
    Map<Long, String> acknowledged = new LinkedHashMap<>();
    while (acknowledged.size() < ACKNOWLEDGED_BEFORE_KILL) {
      note(sender.next(), acknowledged);
    }
    carillon.kill();
    sending.exceptionally(died -> null).join();
    sender.drain().forEach(frame -> note(frame, acknowledged));

    carillon.restart();

    Map<Long, String> again = new LinkedHashMap<>();
    try (ChatClient client = ChatClient.connect(carillon, alice)) {
      sendNumbered(client, carol);
      while (again.size() < MOST_SENT) {
        note(client.next(), again);
      }
    }
    assertThat(again).containsAllEntriesOf(acknowledged).hasSize(MOST_SENT);
    assertThat(stored(new Rest(carillon), carol)).containsExactlyEntriesOf(again);
  }

  private static void sendNumbered(ChatClient sender, Person receiver) {
    for (int i = 0; i < MOST_SENT; i++) {
      sender.send(ChatClient.frame(receiver, String.valueOf(i), "ref " + i));
    }
  }

  @Test
  @Order(4)
  void aStopTellsClientsToReconnectAndTakesSeconds() {
    Person alice = new Rest(carillon).login("alice");
    List<RawSocket> sockets = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sockets.add(Handshake.with(alice.token()).open(carillon));
    }

    CompletableFuture<Integer> stopping = CompletableFuture.supplyAsync(carillon::stop);
    assertThat(stopping).succeedsWithin(Duration.ofSeconds(20));
    if (Carillon.isOnMicro()) {
      // What deploy/systemd counts as success.
      assertThat(stopping.join()).isEqualTo(143);
    }

    assertThat(sockets.stream().map(RawSocket::closeCode)).containsOnly(1001);
    sockets.forEach(RawSocket::close);
    assertThat(carillon.logLines())
        .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by:"));
  }

  @Test
  @Order(5)
  void aBadSettingEndsTheStartAndIsNamed() {
    assertThat(carillon.restartInVain(Map.of("CARILLON_LIMITS_FRAME_BYTES", "abc")))
        .contains("carillon.limits.frame-bytes", "abc");
  }

  @Test
  @Order(1)
  @OnlyOn(value = "micro", because = "a full server listens as it is configured")
  void withDemoDataItListensForThisMachineOnly() throws IOException {
    for (String own : List.of("127.0.0.1", "::1")) {
      try (Socket socket = new Socket(own, carillon.port())) {
        assertThat(socket.isConnected()).isTrue();
      }
    }
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    for (InetAddress other : others) {
      assertThatIOException().isThrownBy(() -> new Socket(other, carillon.port()).close());
    }
  }

  @Test
  @Order(1)
  void theDataFolderIsNobodyElses() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(carillon.data())))
        .isEqualTo("rwx------");
  }

  @Test
  @Order(5)
  void demoUsersEndTheStartWhereOthersCome() {
    Map<String, String> hosts =
        Map.of("CARILLON_ALLOWED_HOSTS", "chat.example.edu", "CARILLON_DEMO", "false");
    assertThat(carillon.restartInVain(hosts)).contains("demo users", "alice", "admin");
  }

  @Test
  @Order(6)
  void theSchemaOfANewerVersionEndsTheStart() {
    DatabaseFile.in(carillon.data())
        .update(
            "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\","
                + " \"description\", \"type\", \"script\", \"installed_by\", \"execution_time\","
                + " \"success\") values (1000, '1000', 'from the future', 'SQL',"
                + " 'V1000__from_the_future.sql', 'test', 1, true)");
    assertThat(carillon.restartInVain(Map.of())).contains("1000", "newer");
  }
}
