package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Of those who wait for a turn")
@Timeout(60)
class TurnsTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Turns turns = new Turns(1, 4);
  private final List<String> came = new CopyOnWriteArrayList<>();

  /** Waits beside this thread; what comes of it is {@code true} for a turn. */
  private CompletableFuture<Boolean> ask(String party) {
    CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                boolean turn = turns.await(party, LONG);
                if (turn) {
                  came.add(party);
                }
                outcome.complete(turn);
              } catch (InterruptedException e) {
                outcome.completeExceptionally(e);
              }
            });
    thread.start();
    await().until(() -> outcome.isDone() || thread.getState() == Thread.State.TIMED_WAITING);
    return outcome;
  }

  private void take(String party) throws InterruptedException {
    assertThat(turns.await(party, LONG)).isTrue();
  }

  @Test
  void eachPartyHasOneBeforeAnyHasItsNext() throws InterruptedException {
    take("many");
    List.of("many", "many", "many", "one").forEach(this::ask);

    for (int turn = 1; turn <= 4; turn++) {
      int sofar = turn;
      turns.end();
      await().until(() -> came.size() == sofar);
    }
    assertThat(came).containsExactly("many", "one", "many", "many");
  }

  @Test
  void theLastOfTheLongestQueueMakesRoomForAnother() throws InterruptedException {
    take("many");
    List<CompletableFuture<Boolean>> many =
        List.of(ask("many"), ask("many"), ask("many"), ask("many"));

    CompletableFuture<Boolean> one = ask("one");
    assertThat(many.get(3).join()).isFalse();
    assertThat(ask("many").join()).as("their own").isFalse();

    turns.end();
    assertThat(many.get(0).join()).isTrue();
    turns.end();
    assertThat(one.join()).isTrue();
  }

  @Test
  void nobodyMakesRoomForWhomHasAsMany() throws InterruptedException {
    take("a");
    List.of("a", "b", "c", "d").forEach(this::ask);

    assertThat(ask("e").join()).isFalse();
  }

  @Test
  void whoGivesUpLeavesNothingBehind() throws InterruptedException {
    take("a");
    assertThat(turns.await("b", Duration.ofMillis(1))).isFalse();
    turns.end();

    take("c");
  }

  @Test
  void theFewWaitHoweverManyThereAre() throws InterruptedException {
    take("a");
    List.of("a", "b", "c", "d").forEach(this::ask);
    Thread roster =
        new Thread(
            () -> {
              try {
                turns.await("roster");
                came.add("roster");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    roster.start();
    await().until(() -> roster.getState() == Thread.State.TIMED_WAITING);

    for (int turn = 1; turn <= 5; turn++) {
      int sofar = turn;
      turns.end();
      await().until(() -> came.size() == sofar);
    }
    assertThat(came).contains("roster");
  }
}
