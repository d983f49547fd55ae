package io.carillon.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BulkMessageTest {

  private static final Instant NOW = Instant.parse("2026-01-06T10:30:00Z");
  private static final Instant LATER = NOW.plusSeconds(61);

  private final BulkMessage bulk =
      new BulkMessage(
          new BulkRequest(1, Optional.empty(), Set.of(), "Title", "Text"),
          OptionalLong.empty(),
          NOW);

  @Test
  void hasStalledWhenAMinuteBringsNoProgress() {
    assertThat(bulk.stalled(NOW.plusSeconds(60))).isFalse();
    assertThat(bulk.stalled(LATER)).isTrue();
    bulk.split(1_000, LATER);
    assertThat(bulk.stalled(LATER)).isFalse();
  }

  /** Whichever node is first, and however long the queue. */
  @Test
  void isNotAskedAfterAgainWhileACheckIsOnItsWay() {
    bulk.checked(LATER);
    assertThat(bulk.stalled(LATER.plus(Duration.ofMinutes(10)))).isFalse();
    assertThat(bulk.stalled(LATER.plus(Duration.ofMinutes(11)))).isTrue();
    bulk.checkReturned();
    assertThat(bulk.stalled(LATER)).isTrue();
  }

  @Test
  void aClockThatIsSetBackAnHourIsNoReasonToWaitForAnHour() {
    assertThat(bulk.stalled(NOW.minus(Duration.ofHours(1)))).isTrue();
  }

  @Test
  void thatHasEndedHasNotStalled() {
    bulk.cancel();
    assertThat(bulk.stalled(LATER)).isFalse();
  }
}
