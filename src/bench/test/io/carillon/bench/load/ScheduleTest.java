package io.carillon.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Messages by the clock")
class ScheduleTest {

  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;

  @Test
  void areDueAtAnEvenRate() {
    Schedule schedule = new Schedule(5 * SECOND, 3);
    assertThat(schedule.due(5 * SECOND - 1)).isFalse();
    assertThat(schedule.due(5 * SECOND)).isTrue();
    for (int i = 0; i < 3_000; i++) {
      schedule.take();
    }
    assertThat(schedule.next()).isEqualTo(1_005 * SECOND);
  }

  /**
   * A server that answers within a millisecond, but stands still for the second half of two
   * seconds. What was to be sent meanwhile waited: half of all messages, half a second on average.
   * A driver that counts from the actual sending would see a single slow message.
   */
  @Test
  void haveLatenciesFromTheirTimeHoweverLateTheyAreSent() {
    Schedule schedule = new Schedule(0, 1_000);
    Ledger ledger = new Ledger(1, message -> {});
    Phase phase = new Phase();
    ledger.enter(phase);
    long now = 0;
    for (int sent = 0; sent < 2_000; sent++) {
      long due = schedule.take();
      now = due >= SECOND ? 2 * SECOND : due;
      Message message = ledger.send(0, due, now);
      ledger.acknowledged(0, sent, now + MILLI);
      ledger.delivered(0, message.sequence(), sent, now + MILLI);
    }

    assertThat(phase.acknowledgement().getTotalCount()).isEqualTo(2_000);
    assertThat(Latency.millis(phase.acknowledgement(), 49)).isCloseTo(1, within(0.1));
    assertThat(Latency.millis(phase.acknowledgement(), 75)).isCloseTo(501, within(5.0));
    assertThat(Latency.millis(phase.acknowledgement(), 99)).isCloseTo(981, within(5.0));
    assertThat(Latency.millis(phase.acknowledgement(), 100)).isCloseTo(1_001, within(5.0));
    assertThat(Latency.millis(phase.lateness(), 100)).isCloseTo(1_000, within(5.0));
  }
}
