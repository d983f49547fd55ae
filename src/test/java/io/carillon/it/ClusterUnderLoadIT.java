package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
@OnlyOn(value = "micro", because = "it is what the cluster is tested with")
@DisplayName("Three nodes under load")
class ClusterUnderLoadIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int READY = 200;
  private static final int NOT_READY = 503;

  private static Cluster cluster;

  @BeforeAll
  static void start() {
    cluster = Cluster.start("cluster-under-load", 3);
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static void awaitReadiness(Carillon node, int status) {
    Rest rest = new Rest(node);
    await("readiness " + status)
        .atMost(LIMIT)
        .until(() -> rest.send(rest.request("/health/ready").GET()).status() == status);
  }

  @Test
  void failNobodysSendLoseNothingAndDoubleNothingWhileOneAfterTheOtherIsRestarted()
      throws Exception {
    try (RovingLoad load = RovingLoad.start(cluster.nodes())) {
      for (Carillon node : cluster.nodes()) {
        load.awaitProgress();
        try (Jmx jmx = new Jmx(node)) {
          jmx.server().drain();
        }
        awaitReadiness(node, NOT_READY);
        load.awaitProgress();
        node.stop();
        load.awaitProgress();
        node.restart();
        cluster.awaitTogether();
      }
      load.awaitProgress();
      load.endAndCheck();
      assertThat(load.refused()).isZero();
      assertThat(load.connections()).allMatch(count -> count > 1);
    }
  }

  @Test
  void bringOpenConnectionsEverythingWhileTheNetworkBetweenOneAndTheBrokerIsCut() {
    Carillon cutOff = cluster.nodes().get(2);
    try (RovingLoad load = RovingLoad.start(cluster.nodes())) {
      load.awaitProgress();
      cluster.way().cut();
      Cluster.awaitBroker(cutOff, "DEGRADED");
      Cluster.awaitBroker(cluster.one(), "UP");
      load.awaitProgress();
      cluster.way().mend();
      cluster.awaitTogether();
      load.awaitProgress();
      load.endAndCheck();
      assertThat(load.refused()).isZero();
      assertThat(load.connections()).containsOnly(1);
    } finally {
      cluster.way().mend();
    }
  }

  @Test
  void goOnByThemselvesAfterARestartOfTheDatabase() {
    try (RovingLoad load = RovingLoad.start(cluster.nodes())) {
      load.awaitProgress();
      cluster.postgres().kill();
      for (Carillon node : cluster.nodes()) {
        awaitReadiness(node, NOT_READY);
      }
      cluster.postgres().restart();
      for (Carillon node : cluster.nodes()) {
        awaitReadiness(node, READY);
      }
      load.awaitProgress();
      cluster.awaitTogether();
      load.endAndCheck();
      assertThat(load.connections()).containsOnly(1);
    }
  }
}
