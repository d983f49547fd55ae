package io.carillon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.delivery.LiveFrame;
import io.carillon.delivery.LiveSource;
import io.carillon.delivery.NodeQuestion;
import io.carillon.delivery.Series;
import io.carillon.metrics.TaskMeters;
import io.carillon.task.RepeatedTasks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicBusTest extends NodeBusContract {

  /** All messages up to the last are there. */
  private static final class Database implements LiveSource {

    private final AtomicLong last = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();

    @Override
    public Series series() {
      return Series.MESSAGES;
    }

    @Override
    public long lastId() {
      return last.get();
    }

    @Override
    public Found between(long after, long upTo) {
      reads.incrementAndGet();
      long end = Math.min(upTo, after + 100);
      List<LiveFrame> frames =
          LongStream.rangeClosed(after + 1, end).mapToObj(Frames::message).toList();
      return new Found(frames, end);
    }
  }

  /** Answered with a node's name and what was asked. */
  private record WhoAreYou(String node) implements NodeQuestion {

    @Override
    public String name() {
      return "who";
    }

    @Override
    public String answer(String detail) {
      return node + " " + detail;
    }
  }

  private final Database database = new Database();
  private final List<TopicBus> buses = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private Broker broker;

  @BeforeEach
  void start() throws Exception {
    broker = Broker.start();
    for (String name : List.of("one", "two's")) {
      nodes.add(
          new Node(
              registry -> {
                TopicBus bus = new TopicBus(name, registry.rooms());
                bus.start(
                    broker.connections(),
                    Thread::new,
                    new RepeatedTasks(new TaskMeters(new SimpleMeterRegistry()), Thread::new),
                    List.of(database),
                    List.of(new WhoAreYou(name)));
                buses.add(bus);
                return bus;
              }));
    }
    awaitConnected();
  }

  private void awaitConnected() {
    await().until(() -> buses.stream().allMatch(TopicBus::connected));
  }

  @AfterEach
  void stop() {
    buses.forEach(TopicBus::stop);
    broker.close();
  }

  @Override
  List<Node> nodes() {
    return nodes;
  }

  @Override
  void disconnect() {
    broker.close();
  }

  @Test
  void asksTheDatabaseForNothingWhileTheTopicBringsAll() {
    for (long id = 1; id <= 100; id++) {
      database.last.set(id);
      nodes.get(0).publish(Frames.message(id));
    }

    await().untilAsserted(() -> assertThat(nodes.get(1).received()).isEqualTo(ids(1, 100)));
    assertThat(database.reads).hasValue(0);
  }

  @Test
  void findsInTheDatabaseWhatANodeCommittedAndNeverSent() {
    database.last.set(250);

    for (Node node : nodes) {
      await().untilAsserted(() -> assertThat(node.received()).isEqualTo(ids(1, 250)));
    }
  }

  @Test
  void holdsBackWhatCameUntilWhatIsBeforeItWasFound() {
    database.last.set(3);
    nodes.get(0).publish(Frames.message(3));

    for (Node node : nodes) {
      await().untilAsserted(() -> assertThat(node.received()).isEqualTo(ids(1, 3)));
    }
  }

  @Test
  void goesOnThroughTheDatabaseWhileTheBrokerIsAwayAndThroughTheTopicAfterwards() throws Exception {
    broker.close();
    await().until(() -> buses.stream().noneMatch(TopicBus::connected));
    for (long id = 1; id <= 20; id++) {
      database.last.set(id);
      nodes.get((int) id % 2).publish(Frames.message(id));
    }
    for (Node node : nodes) {
      await().untilAsserted(() -> assertThat(node.received()).isEqualTo(ids(1, 20)));
    }

    broker.restart();
    awaitConnected();
    long reads = database.reads.get();
    database.last.set(21);
    nodes.get(0).publish(Frames.message(21));
    await().untilAsserted(() -> assertThat(nodes.get(1).received()).isEqualTo(ids(1, 21)));
    assertThat(database.reads).hasValue(reads);
  }

  @Test
  void asksTheOthersThatAreThere() {
    TopicBus one = buses.get(0);
    await()
        .untilAsserted(
            () -> assertThat(one.askOthers("who", "knöws")).containsExactly("two's knöws"));
    assertThat(one.askOthers("what nobody knows", "")).isEmpty();

    broker.close();
    assertThat(one.askOthers("who", "")).isEmpty();
  }
}
