package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginLimiterTest {

  private final AtomicLong clock = new AtomicLong();
  private final LoginLimiter limiter = new LoginLimiter(clock::get);

  private void fail(int times, String username, String address) {
    for (int i = 0; i < times; i++) {
      assertThat(limiter.allows(username, address)).isTrue();
      limiter.failed(username, address);
    }
  }

  @Test
  void stopsWhoeverGuessesButNotTheVictimElsewhere() {
    fail(LoginLimiter.MAX_FAILURES, "alice", "6.6.6.6");

    assertThat(limiter.allows("alice", "6.6.6.6")).isFalse();
    assertThat(limiter.allows("alice", "1.1.1.1")).isTrue();
    assertThat(limiter.allows("bob", "6.6.6.6")).isTrue();
  }

  @Test
  void forgetsFailuresOnSuccess() {
    fail(LoginLimiter.MAX_FAILURES, "alice", "1.1.1.1");
    limiter.succeeded("alice", "1.1.1.1");

    assertThat(limiter.allows("alice", "1.1.1.1")).isTrue();
  }

  @Test
  void doesNotCountAnAttemptUnderWay() {
    for (int i = 0; i < 3 * LoginLimiter.MAX_FAILURES; i++) {
      assertThat(limiter.allows("alice", "1.1.1.1")).isTrue();
    }
  }

  @Test
  void letsInAgainAfterTheWindow() {
    fail(LoginLimiter.MAX_FAILURES, "alice", "6.6.6.6");
    clock.addAndGet(LoginLimiter.WINDOW.toNanos() + 1);

    assertThat(limiter.allows("alice", "6.6.6.6")).isTrue();
  }
}
