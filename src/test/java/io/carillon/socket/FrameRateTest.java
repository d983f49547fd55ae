package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRateTest {

  private static final long SECOND = 1_000_000_000L;

  private final FrameRate rate = new FrameRate(10, 0);

  private long admitted(long nowNanos) {
    return IntStream.range(0, 100).filter(i -> rate.admits(100, nowNanos)).count();
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

  @Test
  void aLargeFrameCountsForManyAndIsAdmittedAllTheSame() {
    FrameRate fresh = new FrameRate(10, 0);
    assertThat(fresh.admits(1 << 20, 0)).isTrue();
    assertThat(fresh.admits(1, 0)).isFalse();
    assertThat(fresh.admits(1, 23 * SECOND)).isFalse();
    assertThat(fresh.admits(1, 24 * SECOND)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "4096, 1", "4097, 2", "1048576, 256"})
  void every4KiBThatIsBegunCounts(int bytes, int frames) {
    assertThat(FrameRate.cost(bytes)).isEqualTo(frames);
  }
}
