package io.carillon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link io.carillon.delivery.NodeBus} does, with as many nodes as it can have. */
abstract class NodeBusContract {

  /** All of them, connected. */
  abstract List<Node> nodes();

  /** From now on the nodes can't reach each other. */
  abstract void disconnect();

  static List<Long> ids(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void bringsEachFrameToEveryNodeOnceInTheOrderOfIds() {
    for (long id = 1; id <= 2_000; id++) {
      nodes().get((int) id % nodes().size()).publish(Frames.message(id));
    }

    for (Node node : nodes()) {
      await().untilAsserted(() -> assertThat(node.received()).hasSizeGreaterThanOrEqualTo(2_000));
      assertThat(node.received()).isEqualTo(ids(1, 2_000));
    }
  }

  /** More than any queue of a bus holds. */
  @Test
  @Timeout(60)
  void neitherBlocksNorThrowsWhenTheOthersCanNotBeReached() {
    disconnect();
    for (long id = 1; id <= 20_000; id++) {
      nodes().get(0).publish(Frames.message(id));
    }

    assertThat(nodes().get(0).received()).isEqualTo(ids(1, 20_000));
  }
}
