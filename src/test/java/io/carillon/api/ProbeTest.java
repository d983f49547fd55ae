package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.api.HealthCheck.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ProbeTest {

  private final Queue<Runnable> started = new ArrayDeque<>();
  private long now;
  private Throwable fault;
  private boolean noThreads;
  private Status unanswered = Status.DOWN;

  private final Probe probe =
      new Probe(
          new HealthCheck() {
            @Override
            public String name() {
              return "thing";
            }

            @Override
            public Result check() throws Exception {
              if (fault instanceof Error error) {
                throw error;
              }
              if (fault instanceof Exception exception) {
                throw exception;
              }
              return result(Status.UP, Map.of());
            }

            @Override
            public Status unanswered() {
              return unanswered;
            }
          },
          task -> {
            if (noThreads) {
              throw new OutOfMemoryError("unable to create native thread");
            }
            started.add(task);
          },
          () -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void asksOnceASecondHoweverOftenItIsAsked() {
    probe.begin();
    started.remove().run();
    probe.begin();
    assertThat(started).isEmpty();
    assertThat(probe.result().status()).isEqualTo(Status.UP);

    pass(Duration.ofSeconds(1));
    probe.begin();
    assertThat(started).hasSize(1);
  }

  @Test
  void oneThatHangsIsDownAndNotAskedAgainUntilItComesBack() {
    probe.begin();
    pass(Probe.LIMIT);
    probe.begin();
    assertThat(started).hasSize(1);
    assertThat(probe.result())
        .isEqualTo(
            new HealthCheck.Result("thing", Status.DOWN, Map.of("reason", "no answer within 2 s")));

    started.remove().run();
    assertThat(probe.result().status()).isEqualTo(Status.UP);
  }

  @Test
  void oneThatCanBeDoneWithoutIsOnlyDegradedWhenItHangs() {
    unanswered = Status.DEGRADED;
    probe.begin();
    pass(Probe.LIMIT);

    assertThat(probe.result().status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void oneThatThrewAnErrorIsAskedAgain() {
    fault = new StackOverflowError("for the test");
    probe.begin();
    started.remove().run();
    assertThat(probe.result().status()).isEqualTo(Status.DOWN);

    fault = null;
    pass(Duration.ofSeconds(1));
    probe.begin();
    started.remove().run();
    assertThat(probe.result().status()).isEqualTo(Status.UP);
  }

  @Test
  void oneThatNoThreadCouldBeStartedForIsDownAndAskedAgain() {
    noThreads = true;
    probe.begin();
    assertThat(probe.result().status()).isEqualTo(Status.DOWN);

    noThreads = false;
    pass(Duration.ofSeconds(1));
    probe.begin();
    started.remove().run();
    assertThat(probe.result().status()).isEqualTo(Status.UP);
  }

  @Test
  void oneThatThrowsIsDownAndKeepsItsReasonToTheLog() {
    fault = new IllegalStateException("secret-host is down");
    probe.begin();
    started.remove().run();

    assertThat(probe.result().status()).isEqualTo(Status.DOWN);
    assertThat(probe.result().data().toString()).doesNotContain("secret-host");
  }
}
