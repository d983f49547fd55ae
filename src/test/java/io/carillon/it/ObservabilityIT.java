package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.api.ServerMXBean;
import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("What operators see and do")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservabilityIT {

  private static final int GOING_AWAY = 1001;

  /** A little more than how long a check's result is. */
  private static final Duration GOOD_FOR = Duration.ofMillis(1_100);

  private final Carillon carillon;
  private final Rest rest;
  private final Person admin;
  private final Person alice;
  private final Person bob;

  ObservabilityIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.admin = rest.login("admin");
    this.alice = rest.login("alice");
    this.bob = rest.login("bob");
  }

  private Metrics metrics() {
    return Metrics.of(carillon);
  }

  private Answer health(String path) {
    return rest.send(rest.request("/health/" + path).GET());
  }

  private static JsonObject check(Answer health, String name) {
    return health.json().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .filter(check -> check.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void metricsAreThereWithTypeAndHelpAndSoIsTheProcess() throws Exception {
    Metrics metrics = metrics();
    Matcher row =
        Pattern.compile("(?m)^\\| `(carillon_\\w+)` \\| (\\w+) \\|")
            .matcher(Files.readString(Path.of("src/docs/operations.md")));
    while (row.find()) {
      assertThat(metrics.types()).containsEntry(row.group(1), row.group(2));
      assertThat(metrics.helps()).containsKey(row.group(1));
    }
    assertThat(metrics.types())
        .containsKeys(
            "jvm_memory_used_bytes",
            "jvm_gc_pause_seconds",
            "jvm_threads_live_threads",
            "process_cpu_usage",
            "process_files_open_files");
  }

  @Test
  void countersMoveWithTraffic() {
    Metrics before = metrics();
    try (ChatClient sender = ChatClient.connect(carillon, alice);
        ChatClient receiver = ChatClient.connect(carillon, bob)) {
      for (int i = 0; i < 3; i++) {
        sender.sendAccepted(bob, "counted");
        receiver.next();
      }
      sender.ask("not JSON");
      rest.tryLogin("alice", "wrong").is(401);
      rest.signIn("alice");
      Handshake.with("no-such-token").answer(carillon);
      await().until(() -> metrics().since(before, "carillon_frames_sent_total") == 7);

      Metrics now = metrics();
      assertThat(now.since(before, "carillon_connections{channel=\"chat\"}")).isEqualTo(2);
      assertThat(now.since(before, "carillon_connections_opened_total")).isEqualTo(2);
      assertThat(now.since(before, "carillon_frames_received_total")).isEqualTo(4);
      assertThat(now.since(before, "carillon_messages_acknowledged_total")).isEqualTo(3);
      assertThat(now.since(before, "carillon_commit_seconds_count")).isBetween(1L, 3L);
      assertThat(now.since(before, "carillon_commit_messages_sum")).isEqualTo(3);
      assertThat(now.value("carillon_journal_queue")).isZero();
      assertThat(now.since(before, "carillon_logins_total{result=\"failed\"}")).isEqualTo(1);
      assertThat(now.since(before, "carillon_logins_total{result=\"succeeded\"}")).isEqualTo(1);
      assertThat(now.since(before, "carillon_handshakes_refused_total{reason=\"token_invalid\"}"))
          .isEqualTo(1);
    }
  }

  @Test
  void healthNeedsNeitherTokenNorAllowedHost() {
    assertThat(health("live").is(200).json().getString("status")).isEqualTo("UP");
    Answer ready = health("ready").is(200);
    assertThat(ready.header("Content-Type")).startsWith("application/json");
    assertThat(check(ready, "database").getString("status")).isEqualTo("UP");
    assertThat(check(ready, "journal").getJsonObject("data").getInt("queued")).isZero();
    try (RawSocket socket = RawSocket.connect(carillon.port())) {
      socket.send("GET /health/ready HTTP/1.1\r\nHost: 10.1.2.3:9\r\n\r\n".getBytes());
      assertThat(socket.readAnswer().status()).isEqualTo(200);
    }
  }

  /** Payara 6 never forgot a thread that had taken a connection outside of a session bean. */
  @Test
  void healthLeavesNoThreadsBehindHoweverOftenItIsAsked() throws Exception {
    try (Jmx jmx = new Jmx(carillon)) {
      health("ready").is(200);
      long before = jmx.instancesOf("ManagedThread");
      AtomicInteger asked = new AtomicInteger();
      await()
          .pollInterval(GOOD_FOR)
          .until(() -> health("ready").is(200).status() == 200 && asked.incrementAndGet() == 6);
      // A pool's or two may have come meanwhile.
      assertThat(jmx.instancesOf("ManagedThread")).isLessThanOrEqualTo(before + 2);
    }
  }

  @Test
  void administratorsSeeWhoIsConnectedAndCanSendThemAway() {
    Metrics before = metrics();
    String ofBob = "/api/admin/sessions?user_id=" + bob.id();
    try (ChatClient bobs = ChatClient.connect(carillon, bob);
        ChatClient other = ChatClient.connect(carillon, alice)) {
      Answer listing = rest.get(admin, ofBob).is(200);
      assertThat(listing.json().getInt("total")).isEqualTo(1);
      JsonObject session = listing.items().get(0);
      assertThat(session.getString("username")).isEqualTo("bob");
      assertThat(session.getString("channel")).isEqualTo("chat");
      assertThat(session.getJsonArray("rooms").getString(0)).isEqualTo("user_" + bob.id());
      assertThat(session.keySet())
          .contains("address", "connected_since", "silence_seconds", "outbox_frames", "node");
      assertThat(rest.get(admin, "/api/admin/sessions?limit=1").is(200).items()).hasSize(1);

      assertThat(rest.delete(admin, ofBob).is(200).json().getInt("closed")).isEqualTo(1);
      assertThat(bobs.closeCode()).isEqualTo(GOING_AWAY);
      assertThat(rest.get(admin, ofBob).is(200).items()).isEmpty();
      other.assertSilent();
      assertThat(metrics().since(before, "carillon_closes_total{code=\"1001\"}")).isEqualTo(1);
    }
  }

  @Test
  void administratorsReadTheCountersAsJson() {
    int before = stats().getJsonObject("logins").getInt("succeeded");
    rest.signIn("alice");
    JsonObject stats = stats();
    assertThat(stats.getBoolean("draining")).isFalse();
    assertThat(stats.getJsonObject("logins").getInt("succeeded")).isEqualTo(before + 1);
  }

  @Test
  void administratorsReadTheLastHour() {
    JsonObject history = rest.get(admin, "/api/admin/stats/history").is(200).json();

    JsonObject moment = history.getJsonArray("items").getJsonObject(0);
    assertThat(moment.getInt("at")).isLessThanOrEqualTo(history.getInt("now"));
    assertThat(moment.getJsonObject("own").keySet())
        .contains("node", "channels", "frames_sent", "messages_acknowledged", "commit_seconds");
    assertThat(moment.getJsonArray("others")).isEmpty();
  }

  private JsonObject stats() {
    return rest.get(admin, "/api/admin/stats").is(200).json();
  }

  @Test
  void nobodyElseMay() {
    for (String path :
        List.of("/api/admin/sessions", "/api/admin/stats", "/api/admin/stats/history")) {
      rest.get(alice, path).is(403);
      rest.get(rest.login("staff"), path).is(403);
      rest.send(rest.request(path).GET()).is(401);
    }
    rest.delete(alice, "/api/admin/sessions?user_id=" + bob.id()).is(403);
    rest.delete(admin, "/api/admin/sessions").is(400);
    rest.get(admin, "/api/admin/sessions?user_id=x").is(400);
  }

  @Test
  void jmxShowsTheSameAndDisconnects() throws Exception {
    try (Jmx jmx = new Jmx(carillon);
        ChatClient bobs = ChatClient.connect(carillon, bob)) {
      ServerMXBean server = jmx.server();
      assertThat(server.getConnections()).isEqualTo(1);
      assertThat(server.getChannels()).containsEntry("chat", 1);
      assertThat(server.getFramesReceived())
          .isEqualTo(metrics().value("carillon_frames_received_total"));
      assertThat(server.disconnectUser(bob.id())).isEqualTo(1);
      assertThat(bobs.closeCode()).isEqualTo(GOING_AWAY);
      assertThat(server.disconnectUser(bob.id())).isZero();
    }
  }

  @Test
  void aDrainSendsEverybodyAwayBitByBitUntilItIsEnded() throws Exception {
    List<ChatClient> clients = new ArrayList<>();
    try (Jmx jmx = new Jmx(carillon)) {
      ServerMXBean server = jmx.server();
      try {
        for (int i = 0; i < 20; i++) {
          clients.add(ChatClient.connect(carillon, alice));
        }
        server.drain();
        assertThat(server.isDraining()).isTrue();
        assertThat(server.getConnections()).isGreaterThan(10);

        HttpAnswer refused = Handshake.with(alice.token()).answer(carillon);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body()).contains("\"reason\":\"draining\"");
        await().atMost(Duration.ofSeconds(2)).until(() -> health("ready").status() == 503);
        assertThat(check(health("ready"), "admission").getString("status")).isEqualTo("DOWN");
        assertThat(health("live").status()).isEqualTo(200);
        rest.get(alice, "/api/me").is(200);

        for (ChatClient client : clients) {
          assertThat(client.closeCode()).isEqualTo(GOING_AWAY);
        }
        await().until(() -> server.getConnections() == 0);
      } finally {
        server.resume();
      }
    }
    try (ChatClient again = ChatClient.connect(carillon, alice)) {
      again.sendAccepted(bob, "back again");
    }
    await().atMost(Duration.ofSeconds(2)).until(() -> health("ready").status() == 200);
  }
}
