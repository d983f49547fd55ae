package io.carillon.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.task.RepeatedTask.Importance;
import io.carillon.task.RepeatedTask.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatedTaskTest {

  private static final Duration PERIOD = Duration.ofMillis(10);

  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private RepeatedTask task;

  private void start(Duration period, Runnable work, Runnable countFailure) {
    task =
        new RepeatedTask(
            "thing",
            Importance.VITAL,
            period,
            () -> {
              runs.incrementAndGet();
              work.run();
            },
            Thread::new,
            countFailure,
            now::get);
    task.start();
  }

  private void start(Runnable work) {
    start(PERIOD, work, failures::incrementAndGet);
  }

  @AfterEach
  void stop() {
    task.stop();
  }

  private void awaitAFewRuns() {
    int before = runs.get();
    await().until(() -> runs.get() > before + 2);
  }

  private static void outOfMemory() {
    throw new OutOfMemoryError("for the test");
  }

  @Test
  void goesOnAfterAnErrorAndCountsIt() {
    start(RepeatedTaskTest::outOfMemory);
    awaitAFewRuns();
    assertThat(failures).hasPositiveValue();
  }

  @Test
  void goesOnWhenNotEvenTheCountingWorks() {
    start(PERIOD, RepeatedTaskTest::outOfMemory, RepeatedTaskTest::outOfMemory);
    awaitAFewRuns();
  }

  @Test
  void isNotEndedByAnInterrupt() {
    start(() -> Thread.currentThread().interrupt());
    awaitAFewRuns();
    assertThat(failures).hasValue(0);
  }

  @Test
  void thatHangsIsOverdueAfterThreePeriodsAndRunsAgainWhenItComesBack() {
    CountDownLatch hung = new CountDownLatch(1);
    CountDownLatch hangs = new CountDownLatch(1);
    start(
        PERIOD,
        () -> {
          hangs.countDown();
          awaitUninterrupted(hung);
        },
        failures::incrementAndGet);
    awaitUninterrupted(hangs);
    now.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(task.state()).isEqualTo(State.RUNNING);
    now.addAndGet(1);
    assertThat(task.state()).isEqualTo(State.OVERDUE);
    hung.countDown();
    await().until(() -> task.state() == State.RUNNING);
  }

  @Test
  void ofALongPeriodHasThreeOfThem() {
    start(Duration.ofMinutes(1), () -> {}, failures::incrementAndGet);
    now.set(Duration.ofMinutes(3).toNanos());
    assertThat(task.state()).isEqualTo(State.RUNNING);
    now.addAndGet(1);
    assertThat(task.state()).isEqualTo(State.OVERDUE);
  }

  @Test
  void thatNeverSucceedsIsFailing() {
    start(RepeatedTaskTest::outOfMemory);
    awaitAFewRuns();
    assertThat(task.state()).isEqualTo(State.RUNNING);
    now.addAndGet(Duration.ofSeconds(6).toNanos());
    await().until(() -> task.state() == State.FAILING);
  }

  @Test
  void isOverWhenItIsStopped() {
    start(() -> {});
    awaitAFewRuns();
    task.stop();
    int after = runs.get();
    assertThat(task.stopped()).isTrue();
    await().during(PERIOD.multipliedBy(5)).until(() -> runs.get() == after);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
