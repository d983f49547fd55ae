package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.wire.ServerFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private final List<ServerFrame> sent = Collections.synchronizedList(new ArrayList<>());
  private final Answers answers = new Answers(sent::add);

  @Test
  void anEarlyAnswerWaitsForThoseBeforeIt() {
    Answers.Slot first = answers.next();
    Answers.Slot second = answers.next();
    Answers.Slot third = answers.next();
    second.fill(new ServerFrame.Error("2"));
    assertThat(sent).isEmpty();
    first.fill(new ServerFrame.MessageSent(1));
    assertThat(sent).containsExactly(new ServerFrame.MessageSent(1), new ServerFrame.Error("2"));
    third.fill(new ServerFrame.Error("3"));
    assertThat(sent).hasSize(3);
  }

  @Test
  void keepsTheOrderOfFramesUnderConcurrency() throws Exception {
    int frames = 20_000;
    List<Answers.Slot> slots = IntStream.range(0, frames).mapToObj(i -> answers.next()).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int t = 0; t < 4; t++) {
      int offset = t;
      threads.execute(
          () -> {
            for (int i = offset; i < frames; i += 4) {
              slots.get(i).fill(new ServerFrame.MessageSent(i));
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

    assertThat(sent)
        .isEqualTo(IntStream.range(0, frames).mapToObj(ServerFrame.MessageSent::new).toList());
  }
}
