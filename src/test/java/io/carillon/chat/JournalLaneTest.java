package io.carillon.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.wire.ErrorText;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalLaneTest {

  private static final int CAPACITY_BYTES = 64 << 10;

  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final AtomicInteger tooMany = new AtomicInteger();
  private final List<String> outcomes = new CopyOnWriteArrayList<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private final Semaphore commits = new Semaphore(0);
  private long lastId;
  private JournalLane lane;

  @AfterEach
  void stop() {
    commits.release(1_000);
    lane.stop();
  }

  /** A store that waits for the test before each commit and refuses rows that say so. */
  private List<Outcome> commit(List<NewMessage> messages) {
    commits.acquireUninterruptibly();
    batches.add(messages.size());
    if (messages.stream().anyMatch(m -> m.message().equals("bad"))) {
      throw new RowRefused(new SQLException("refused", "23503"));
    }
    if (messages.stream().anyMatch(m -> m.message().equals("broken"))) {
      throw new IllegalStateException("no database");
    }
    return messages.stream().map(this::outcome).toList();
  }

  private Outcome outcome(NewMessage message) {
    return switch (message.message()) {
      case "again" -> new Outcome.StoredBefore(lastId);
      case "other" -> new Outcome.Refused("other content");
      default -> new Outcome.Stored(++lastId);
    };
  }

  private void start(int capacity, Function<List<NewMessage>, List<Outcome>> store) {
    start(capacity, Duration.ofMinutes(1), store);
  }

  private void start(
      int capacity, Duration maxAge, Function<List<NewMessage>, List<Outcome>> store) {
    lane =
        new JournalLane(
            capacity,
            CAPACITY_BYTES,
            maxAge,
            Thread::new,
            store,
            faults::add,
            tooMany::incrementAndGet);
  }

  private void append(String text) {
    lane.append(
        new NewMessage(1, 2, text, Optional.empty(), Optional.empty(), Instant.EPOCH),
        outcome -> {
          outcomes.add(text + told(outcome));
          if (text.equals("undeliverable")) {
            throw new IllegalStateException("receiver's trouble");
          }
        });
  }

  private static String told(Outcome outcome) {
    if (outcome instanceof Outcome.Stored stored) {
      return "=" + stored.id();
    }
    return outcome instanceof Outcome.StoredBefore earlier
        ? "=" + earlier.id() + " before"
        : ": " + ((Outcome.Refused) outcome).error();
  }

  private void awaitOutcomes(String... expected) {
    await().untilAsserted(() -> assertThat(outcomes).containsExactly(expected));
  }

  @Test
  void whatWaitedTooLongBehindACommitThatHangsFailsUntried() {
    start(100, Duration.ofMillis(20), this::commit);
    append("hangs");
    await().until(commits::hasQueuedThreads);
    append("waits");
    await().pollDelay(Duration.ofMillis(30)).until(() -> true);
    commits.release();

    awaitOutcomes("hangs=1", "waits: " + ErrorText.SERVER_FAULT);
    assertThat(batches).containsExactly(1);
  }

  @Test
  void everythingThatWaitsGoesIntoTheNextCommit() {
    start(100, this::commit);
    append("first");
    await().until(commits::hasQueuedThreads);
    IntStream.rangeClosed(2, 5).forEach(i -> append("m" + i));
    commits.release(2);

    awaitOutcomes("first=1", "m2=2", "m3=3", "m4=4", "m5=5");
    assertThat(batches).containsExactly(1, 4);
  }

  @Test
  void moreBytesThanMayWaitAreRefusedAndThereIsRoomAgainAfterTheCommit() {
    start(100, this::commit);
    String half = "x".repeat(CAPACITY_BYTES / 4);
    append("first");
    await().until(commits::hasQueuedThreads);
    append(half);
    append(half);
    assertThat(outcomes).containsExactly(half + ": " + ErrorText.SERVER_FAULT);
    assertThat(tooMany).hasValue(1);
    commits.release(2);
    await().until(() -> lane.heldBytes() == 0);
    commits.release();
    append(half);

    await().untilAsserted(() -> assertThat(outcomes).endsWith(half + "=3"));
  }

  @Test
  void anErrorFailsItsBatchIsNotedAndTheLaneGoesOn() {
    start(
        100,
        messages -> {
          if (messages.get(0).message().equals("fatal")) {
            throw new OutOfMemoryError("tried");
          }
          return messages.stream().map(this::outcome).toList();
        });
    append("fatal");
    awaitOutcomes("fatal: " + ErrorText.SERVER_FAULT);
    append("next");

    awaitOutcomes("fatal: " + ErrorText.SERVER_FAULT, "next=1");
    assertThat(faults).hasSize(1).first().isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void whatCameBeforeOrIsRefusedIsToldInItsPlace() {
    start(100, this::commit);
    append("first");
    await().until(commits::hasQueuedThreads);
    Stream.of("a", "again", "other", "b").forEach(this::append);
    commits.release(2);

    awaitOutcomes("first=1", "a=2", "again=2 before", "other: other content", "b=3");
    assertThat(batches).containsExactly(1, 4);
  }

  @Test
  void nothingIsReportedStoredBeforeItsCommit() {
    start(100, this::commit);
    append("waiting");
    await().until(commits::hasQueuedThreads);

    assertThat(outcomes).isEmpty();
  }

  @Test
  void aRefusedRowFailsAloneAndTheRestKeepTheirOrder() {
    start(100, this::commit);
    append("first");
    await().until(commits::hasQueuedThreads);
    append("a");
    append("bad");
    append("b");
    commits.release(5);

    awaitOutcomes("first=1", "a=2", "bad: " + ErrorText.SERVER_FAULT, "b=3");
  }

  @Test
  void aBrokenStoreFailsTheWholeBatchOnceAndTheNextOneGoesOn() {
    start(100, this::commit);
    append("first");
    await().until(commits::hasQueuedThreads);
    append("a");
    append("broken");
    commits.release(2);
    awaitOutcomes("first=1", "a: " + ErrorText.SERVER_FAULT, "broken: " + ErrorText.SERVER_FAULT);
    append("later");
    commits.release();

    awaitOutcomes(
        "first=1", "a: " + ErrorText.SERVER_FAULT, "broken: " + ErrorText.SERVER_FAULT, "later=2");
  }

  @Test
  void troubleAfterTheCommitStaysWithItsMessage() {
    start(100, this::commit);
    commits.release(10);
    append("undeliverable");
    append("next");

    awaitOutcomes("undeliverable=1", "next=2");
  }

  @Test
  void aFullQueueFailsAfterAShortWait() {
    start(2, this::commit);
    append("in flight");
    await().until(commits::hasQueuedThreads);
    append("q1");
    append("q2");
    append("too much");

    assertThat(outcomes).containsExactly("too much: " + ErrorText.SERVER_FAULT);
  }

  @Test
  void storesWhatItAcceptedBeforeItStopsAndLeavesTheRestUnanswered() {
    start(100, this::commit);
    append("accepted");
    commits.release(10);
    lane.stop();
    append("late");

    assertThat(outcomes).containsExactly("accepted=1");
  }
}
