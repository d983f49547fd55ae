package io.carillon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.delivery.LiveFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResequencerTest {

  private final List<Long> handedOn = Collections.synchronizedList(new ArrayList<>());
  private final Resequencer order = new Resequencer(frame -> handedOn.add(frame.id()));

  private void offer(long... ids) {
    LongStream.of(ids).mapToObj(Frames::message).forEach(order::offer);
  }

  @Test
  void handsOnInTheOrderOfIdsWhateverComesFirst() {
    order.startAfter(0);
    offer(2, 4, 1);
    assertThat(handedOn).containsExactly(1L, 2L);
    offer(3);
    assertThat(handedOn).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void handsEachOnOnce() {
    order.startAfter(0);
    offer(1, 1, 3, 3, 2, 1, 2, 3);
    order.complete(List.of(Frames.message(2)), 3);
    assertThat(handedOn).containsExactly(1L, 2L, 3L);
  }

  @Test
  void passesOverWhatIsForNobodyHere() {
    order.startAfter(0);
    offer(6);
    order.complete(List.of(Frames.message(3)), 5);
    assertThat(handedOn).containsExactly(3L, 6L);
    assertThat(order.last()).isEqualTo(6);
  }

  @Test
  void dropsWhatWasCommittedBeforeItStarted() {
    offer(4, 5, 6);
    assertThat(handedOn).isEmpty();
    order.startAfter(5);
    assertThat(handedOn).containsExactly(6L);
  }

  @Test
  void saysWhatIsMissingOnceItHasWaitedLongEnough() {
    order.startAfter(0);
    assertThat(order.missingFor(Duration.ZERO)).isEmpty();
    offer(1, 5);
    assertThat(order.missingFor(Duration.ofMinutes(1))).isEmpty();
    assertThat(order.missingFor(Duration.ZERO)).hasValue(4);
    order.complete(List.of(), 4);
    assertThat(order.missingFor(Duration.ZERO)).isEmpty();
    assertThat(handedOn).containsExactly(1L, 5L);
  }

  @Test
  void holdsNoMoreThanItHasRoomForAndStillGoesOn() {
    order.startAfter(0);
    offer(LongStream.rangeClosed(2, 40_000).toArray());
    offer(1);
    long reached = order.last();
    assertThat(reached).isBetween(10_000L, 20_000L);
    order.complete(List.of(), 40_000);
    assertThat(handedOn).hasSize((int) reached).isSorted();
    offer(40_001);
    assertThat(handedOn.get(handedOn.size() - 1)).isEqualTo(40_001);
  }

  @Test
  void goesOnAfterOneThatCouldNotBeHandedOn() {
    List<Long> got = new ArrayList<>();
    Resequencer troubled =
        new Resequencer(
            frame -> {
              if (frame.id() == 1) {
                throw new StackOverflowError("for the test");
              }
              got.add(frame.id());
            });
    troubled.startAfter(0);
    troubled.offer(Frames.message(2));
    assertThatThrownBy(() -> troubled.offer(Frames.message(1)))
        .isInstanceOf(StackOverflowError.class);
    assertThat(got).containsExactly(2L);
    troubled.offer(Frames.message(3));
    assertThat(got).containsExactly(2L, 3L);
    assertThat(troubled.last()).isEqualTo(3);
  }

  @Test
  void keepsTheOrderWhenManyBringFrames() throws InterruptedException {
    order.startAfter(0);
    List<LiveFrame> frames =
        new ArrayList<>(LongStream.rangeClosed(1, 4_000).mapToObj(Frames::message).toList());
    Collections.shuffle(frames, new Random(1));
    CountDownLatch done = new CountDownLatch(4);
    for (int i = 0; i < 4; i++) {
      List<LiveFrame> part = frames.subList(1_000 * i, 1_000 * (i + 1));
      new Thread(
              () -> {
                part.forEach(order::offer);
                done.countDown();
              })
          .start();
    }
    done.await();
    assertThat(handedOn).hasSize(4_000).isSorted();
  }
}
