package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.api.HealthCheck.Status;
import io.carillon.metrics.TaskMeters;
import io.carillon.task.RepeatedTask;
import io.carillon.task.RepeatedTask.Importance;
import io.carillon.task.RepeatedTasks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskCheckTest {

  private static final Duration PERIOD = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final RepeatedTasks tasks =
      new RepeatedTasks(new TaskMeters(new SimpleMeterRegistry()), Thread::new);
  private final TaskCheck check = new TaskCheck();
  private final CountDownLatch hung = new CountDownLatch(1);

  @AfterEach
  void stop() {
    hung.countDown();
    tasks.all().forEach(RepeatedTask::stop);
  }

  private HealthCheck.Result result() {
    return check.of(tasks.all());
  }

  private void hang() {
    try {
      hung.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneThatHangsTurnsReadinessRedUntilItComesBack() {
    tasks.start("fine", Importance.VITAL, PERIOD, () -> {});
    tasks.start("stuck", Importance.VITAL, PERIOD, this::hang);
    assertThat(result().status()).isEqualTo(Status.UP);

    await().atMost(LIMIT).until(() -> result().status() == Status.DOWN);
    assertThat(result().data()).isEqualTo(Map.of("stuck", "overdue"));

    hung.countDown();
    await().atMost(LIMIT).until(() -> result().status() == Status.UP);
  }

  @Test
  void oneThatCanWaitOnlyDegrades() {
    tasks.start("stuck", Importance.DEFERRABLE, PERIOD, this::hang);
    await().atMost(LIMIT).until(() -> result().status() == Status.DEGRADED);
  }
}
