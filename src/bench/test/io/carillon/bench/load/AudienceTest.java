package io.carillon.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.bench.client.Text;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audience of broadcasts")
class AudienceTest {

  private final Audience audience = new Audience(2);
  private final Histogram latency = Latency.histogram();

  private void notice(int listener, int number) {
    audience
        .listener(listener)
        .received(Text.of("{\"type\":\"notify\",\"message\":\"0:" + number + "\"}"));
  }

  private void expect(int number) {
    audience.expect(number, latency, System.nanoTime());
  }

  @Test
  void isReachedWhenEachHasTheNoticeOnce() {
    expect(0);
    notice(0, 0);
    notice(0, 0);
    assertThat(audience.allReached()).isFalse();
    notice(1, 0);

    assertThat(audience.allReached()).isTrue();
    assertThat(audience.duplicated()).isEqualTo(1);
    assertThat(latency.getTotalCount()).isEqualTo(2);
  }

  @Test
  void doesNotCountWhatComesTooLate() {
    expect(0);
    notice(0, 0);
    assertThat(audience.missed()).isEqualTo(1);
    expect(1);
    notice(1, 0);
    assertThat(audience.reached()).isZero();
    assertThat(audience.unexpected()).isEqualTo(1);
    notice(0, 1);
    notice(1, 1);

    assertThat(audience.allReached()).isTrue();
  }

  @Test
  void knowsItsOwnNotices() {
    expect(0);
    audience.listener(0).received(Text.of("{\"type\":\"notify\",\"message\":\"Exams\"}"));
    audience.listener(0).received(Text.of("{\"type\":\"caught_up\",\"id\":0,\"complete\":true}"));

    assertThat(audience.reached()).isZero();
    assertThat(audience.unexpected()).isEqualTo(2);
  }
}
