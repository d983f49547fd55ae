package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdleSchedulerTest {

  private final IdleScheduler scheduler = new IdleScheduler();

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  @Test
  void neitherQueuesNorRunsATaskWithoutDelay() {
    AtomicInteger runs = new AtomicInteger();
    Runnable task = runs::incrementAndGet;

    assertThat(scheduler.schedule(task, 0, TimeUnit.MILLISECONDS).isDone()).isTrue();
    assertThat(scheduler.schedule(task, -1, TimeUnit.MILLISECONDS).isDone()).isTrue();
    assertThat(runs).hasValue(0);
    assertThat(scheduler.getQueue()).isEmpty();
  }

  @Test
  void runsATaskWithADelay() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    scheduler.schedule(ran::countDown, 1, TimeUnit.MILLISECONDS);

    assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void forgetsACancelledTask() {
    scheduler.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(false);

    assertThat(scheduler.getQueue()).isEmpty();
  }
}
