package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import io.carillon.soak.Traffic;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnlyOn(value = "micro", because = "it is what the cluster is tested with")
@DisplayName("Two nodes, when something fails")
class ClusterFailuresIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

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
}
