package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameRateTest {

  private static final long SECOND = 1_000_000_000L;

  private final FrameRate rate = new FrameRate(10, 0);

  private long admitted(long nowNanos) {
    return IntStream.range(0, 100).filter(i -> rate.admits(nowNanos)).count();
  }

  @Test
  void admitsASecondsWorthAndABurstOfAsManyAgain() {
    assertThat(admitted(0)).isEqualTo(20);
  }

  @Test
  void fillsUpAgainAtItsRateAndNotPastTheBurst() {
    admitted(0);
    assertThat(admitted(SECOND / 2)).isEqualTo(5);
    assertThat(admitted(60 * SECOND)).isEqualTo(20);
  }
}
