package io.carillon.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequenceTest {

  private final List<Integer> handedOn = Collections.synchronizedList(new ArrayList<>());
  private final Sequence<Integer> sequence = new Sequence<>(handedOn::add);

  @Test
  void whatIsReadyEarlyWaitsForWhatIsBeforeIt() {
    Sequence<Integer>.Place first = sequence.next();
    Sequence<Integer>.Place second = sequence.next();
    Sequence<Integer>.Place third = sequence.next();
    second.fill(2);
    assertThat(handedOn).isEmpty();
    first.fill(1);
    assertThat(handedOn).containsExactly(1, 2);
    third.fill(3);
    assertThat(handedOn).containsExactly(1, 2, 3);
  }

  @Test
  void goesOnAfterOneThatCouldNotBeHandedOn() {
    List<Integer> got = new ArrayList<>();
    Sequence<Integer> troubled =
        new Sequence<>(
            item -> {
              if (item == 1) {
                throw new StackOverflowError("for the test");
              }
              got.add(item);
            });
    Sequence<Integer>.Place first = troubled.next();
    troubled.next().fill(2);
    assertThatThrownBy(() -> first.fill(1)).isInstanceOf(StackOverflowError.class);
    assertThat(got).containsExactly(2);
    troubled.next().fill(3);
    assertThat(got).containsExactly(2, 3);
    assertThat(troubled.isEmpty()).isTrue();
  }

  @Test
  void keepsTheOrderOfPlacesUnderConcurrency() throws Exception {
    int count = 20_000;
    List<Sequence<Integer>.Place> places =
        IntStream.range(0, count).mapToObj(i -> sequence.next()).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int t = 0; t < 4; t++) {
      int offset = t;
      threads.execute(
          () -> {
            for (int i = offset; i < count; i += 4) {
              places.get(i).fill(i);
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

    assertThat(handedOn).isEqualTo(IntStream.range(0, count).boxed().toList());
  }
}
