package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.carillon.it.Rest.Person;
import io.carillon.soak.Traffic;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnlyOn(value = "micro", because = "it is what the cluster is tested with")
@DisplayName("Two nodes, when something fails")
class ClusterFailuresIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What a node may cost the others, and a little more for two of its callers. */
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private static final Duration ELEVEN_SECONDS = Duration.ofSeconds(11);

  private static Cluster cluster;

  private final Rest rest = new Rest(cluster.two());
  private Campus campus;
  private Person sender;
  private Person receiver;

  @BeforeAll
  static void start() {
    cluster = Cluster.start("cluster-failures");
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

  /** The ids of the next frames, up to and including this one. */
  private static List<Long> idsUpTo(SocketClient client, long last) {
    List<Long> ids = new ArrayList<>();
    do {
      ids.add(idOf(client.next()));
    } while (ids.get(ids.size() - 1) < last);
    return ids;
  }

  @Test
  void bringWhatANodeCommittedAndNeverSent() {
    try (ChatClient here = ChatClient.connect(cluster.one(), receiver);
        ChatClient there = ChatClient.connect(cluster.two(), receiver)) {
      cluster.postgres().commitMessage(sender.id(), receiver.id(), "from the grave");

      for (ChatClient device : List.of(here, there)) {
        assertThat(device.next().getString("message")).isEqualTo("from the grave");
        device.assertSilent();
      }
    }
  }

  @Test
  void loseNothingAndDoubleNothingForTheOthersClientsWhenOneIsKilledUnderLoad() {
    try (ChatClient device = ChatClient.connect(cluster.two(), receiver);
        Traffic traffic =
            Traffic.start(
                cluster.one(), receiver, List.of(sender, campus.student(), campus.student()))) {
      traffic.awaitProgress(LIMIT);
      cluster.one().kill();
      traffic.stopSending();
      // What was committed in the last moment, acknowledged or not, is among it.
      try (ChatClient from = ChatClient.connect(cluster.two(), sender)) {
        long last = from.sendAccepted(receiver, "last");
        List<Long> ids = idsUpTo(device, last);

        assertThat(ids).isEqualTo(List.copyOf(new TreeSet<>(ids)));
        assertThat(ids).hasSizeGreaterThan(traffic.acknowledged()).isEqualTo(storedUpTo(last));
      }
      traffic.check(rest);
    } finally {
      cluster.one().restart();
      cluster.awaitTogether();
    }
  }

  private List<Long> storedUpTo(long last) {
    List<Long> ids = new ArrayList<>(List.of(0L));
    while (ids.get(ids.size() - 1) < last) {
      rest.get(receiver, "/api/messages?limit=200&after=" + ids.get(ids.size() - 1))
          .is(200)
          .items()
          .forEach(item -> ids.add(idOf(item)));
    }
    return ids.subList(1, ids.size());
  }

  @Test
  void goOnWithoutTheBrokerAndSayThatTheyDo() {
    try (ChatClient from = ChatClient.connect(cluster.one(), sender);
        ChatClient here = ChatClient.connect(cluster.one(), receiver);
        ChatClient there = ChatClient.connect(cluster.two(), receiver);
        NotificationsClient inbox = NotificationsClient.connect(cluster.one(), receiver, 0)) {
      assertThat(inbox.caughtUp()).hasSize(1);
      cluster.broker().kill();
      Cluster.awaitBroker(cluster.one(), "DEGRADED");
      Cluster.awaitBroker(cluster.two(), "DEGRADED");
      long first = from.sendAccepted(receiver, "within a node");
      assertThat(idOf(here.next())).isEqualTo(first);
      assertThat(idOf(there.next())).isEqualTo(first);
      long announced = campus.notify(receiver, "From the other node");
      assertThat(idOf(inbox.next())).isEqualTo(announced);

      cluster.broker().restart();
      cluster.awaitTogether();
      long last = from.sendAccepted(receiver, "all is well");
      assertThat(idOf(here.next())).isEqualTo(last);
      assertThat(idOf(there.next())).isEqualTo(last);
      here.assertSilent();
      there.assertSilent();
    }
  }

  /** Has a node store a message, and holds it up after it has taken the id. */
  private Connection holdUpAMessage(ChatClient client) throws SQLException {
    Connection blocker = cluster.postgres().connect();
    blocker.setAutoCommit(false);
    try (PreparedStatement pair =
        blocker.prepareStatement("insert into conversation (user_id, peer_id) values (?, ?)")) {
      pair.setLong(1, sender.id());
      pair.setLong(2, receiver.id());
      pair.executeUpdate();
    }
    client.send(receiver, "held up");
    await().until(() -> cluster.postgres().waiting() == 1);
    return blocker;
  }

  @Test
  void goOnWithinSecondsWhenOneIsStoppedInTheMiddleOfACommit() throws SQLException {
    try (ChatClient stopped = ChatClient.connect(cluster.one(), sender);
        ChatClient from = ChatClient.connect(cluster.two(), campus.student());
        Connection blocker = holdUpAMessage(stopped)) {
      cluster.one().pause();
      try {
        blocker.rollback();
        assertTimeout(TEN_SECONDS, () -> from.sendAccepted(receiver, "goes on"));
      } finally {
        cluster.one().resume();
      }
      assertThat(stopped.next().getString("type")).isEqualTo("error");
      await()
          .atMost(LIMIT)
          .until(() -> stopped.ask(ChatClient.frame(receiver, "again")).containsKey("id"));
    }
  }

  @Test
  void goOnWithinSecondsWhenTheWayOfOneToTheDatabaseIsCut() throws SQLException {
    try (ChatClient cutOff = ChatClient.connect(cluster.two(), sender);
        ChatClient from = ChatClient.connect(cluster.one(), campus.student());
        Connection blocker = holdUpAMessage(cutOff)) {
      cluster.wayToDatabase().cut();
      try {
        blocker.rollback();
        assertTimeout(TEN_SECONDS, () -> from.sendAccepted(receiver, "goes on"));
      } finally {
        cluster.wayToDatabase().mend();
      }
      assertThat(cutOff.next().getString("type")).isEqualTo("error");
      await()
          .atMost(LIMIT)
          .until(() -> cutOff.ask(ChatClient.frame(receiver, "again")).containsKey("id"));
    }
  }

  @Test
  void announceWithinSecondsWhenOneIsStoppedWhileItsCallersWaitForEachOther() throws SQLException {
    Campus there = new Campus(new Rest(cluster.one()));
    ExecutorService callers = Executors.newFixedThreadPool(5);
    try (NotificationsClient inbox = NotificationsClient.connect(cluster.two(), receiver);
        Connection blocker = cluster.postgres().connect();
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("lock table notification in share mode");
      for (int i = 0; i < 5; i++) {
        callers.execute(() -> there.broadcast("held up"));
      }
      await().until(() -> cluster.postgres().waiting() == 2);
      cluster.one().pause();
      try {
        blocker.rollback();
        assertTimeout(ELEVEN_SECONDS, () -> campus.notify(receiver, "goes on"));
        assertThat(inbox.next().getString("title")).isEqualTo("goes on");
      } finally {
        cluster.one().resume();
      }
    } finally {
      callers.shutdown();
    }
    await().atMost(LIMIT).ignoreExceptions().until(() -> there.broadcast("all is well") > 0);
  }
}
