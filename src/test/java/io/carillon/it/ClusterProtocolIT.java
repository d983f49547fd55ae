package io.carillon.it;

import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * What holds on one server, with sockets opened on two nodes in turn: who sends and who receives
 * are on different ones, and who comes back comes back elsewhere.
 */
@Tag("long")
@OnlyOn(value = "micro", because = "it is what the cluster is tested with")
@DisplayName("Across two nodes")
class ClusterProtocolIT {

  /** Two seconds are what the protocol grants; the rest is a busy machine's. */
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);

  private static Cluster cluster;

  @BeforeAll
  static void start() {
    cluster = Cluster.start("cluster-protocol");
    cluster.one().spreadSockets(cluster.nodes());
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Nested
  @DisplayName("A chat message")
  class Chat extends ChatProtocolIT {
    Chat() {
      super(cluster.one());
    }
  }

  @Nested
  @DisplayName("The notifications channel")
  class Notifications extends NotificationsIT {
    Notifications() {
      super(cluster.one());
    }
  }

  @Nested
  @DisplayName("A client_ref")
  class Again extends ClientRefContract {
    @Override
    Carillon server() {
      return cluster.one();
    }

    /** Each connection is one to the next node. */
    @Override
    void awaitKnownEverywhere(Person writer, Person left) {
      for (int i = 0; i < cluster.nodes().size(); i++) {
        try (ChatClient client = ChatClient.connect(cluster.one(), writer)) {
          await()
              .atMost(KNOWN_WITHIN)
              .until(
                  () ->
                      client
                          .ask(ChatClient.frame(left, "still here?"))
                          .getString("type")
                          .equals("error"));
        }
      }
    }
  }

  @Nested
  @DisplayName("A connection with since")
  class Missed extends SinceContract {
    @Override
    Carillon server() {
      return cluster.one();
    }
  }

  @Nested
  @DisplayName("A client that reconnects all the time")
  class Unsteady extends NoGapContract {
    @Override
    Carillon server() {
      return cluster.one();
    }
  }
}
