package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.wire.ServerFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private final List<ServerFrame> sent = Collections.synchronizedList(new ArrayList<>());
  private final Backlog backlog = new Backlog(100_000);
  private final Answers answers = new Answers(sent::add, backlog);

  private static ServerFrame sent(long id) {
    return new ServerFrame.MessageSent(id, Optional.empty());
  }

  @Test
  void anEarlyAnswerWaitsForThoseBeforeIt() {
    Consumer<ServerFrame> first = answers.next(1).orElseThrow();
    Consumer<ServerFrame> second = answers.next(1).orElseThrow();
    Consumer<ServerFrame> third = answers.next(1).orElseThrow();
    second.accept(new ServerFrame.Error("2"));
    assertThat(sent).isEmpty();
    first.accept(sent(1));
    assertThat(sent).containsExactly(sent(1), new ServerFrame.Error("2"));
    third.accept(new ServerFrame.Error("3"));
    assertThat(sent).hasSize(3);
  }

  @Test
  void keepsTheOrderOfFramesUnderConcurrency() throws Exception {
    int frames = 20_000;
    List<Consumer<ServerFrame>> slots =
        IntStream.range(0, frames).mapToObj(i -> answers.next(1).orElseThrow()).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int t = 0; t < 4; t++) {
      int offset = t;
      threads.execute(
          () -> {
            for (int i = offset; i < frames; i += 4) {
              slots.get(i).accept(sent(i));
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

    assertThat(sent).isEqualTo(IntStream.range(0, frames).mapToObj(AnswersTest::sent).toList());
  }

  @Test
  void thereIsNoSlotWhenTooManyWait() {
    Answers few = new Answers(sent::add, new Backlog(3));
    Consumer<ServerFrame> first = few.next(1).orElseThrow();
    Consumer<ServerFrame> second = few.next(2).orElseThrow();
    assertThat(few.next(1)).isEmpty();
    second.accept(sent(2));
    assertThat(few.next(1)).as("the second still waits for the first").isEmpty();
    first.accept(sent(1));
    assertThat(few.next(1)).isPresent();
  }

  @Test
  void connectionsOfAUserShareTheBacklogAndEachMayHaveOneFrame() {
    Backlog shared = new Backlog(2);
    Answers flooding = new Answers(sent::add, shared);
    Answers other = new Answers(sent::add, shared);
    flooding.next(2);
    assertThat(other.next(1)).isPresent();
    assertThat(other.next(1)).isEmpty();
  }
}
