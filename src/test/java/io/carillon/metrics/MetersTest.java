package io.carillon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void announcedLabelsReadZeroBeforeTheirFirstEvent() {
    ConnectionMeters meters = new ConnectionMeters(registry);
    meters.announce(List.of("draining"), List.of(1001, 4408));
    meters.connectionClosed(4408);
    meters.handshakeRefused("unheard of");

    assertThat(meters.closes()).isEqualTo(Map.of("1001", 0L, "4408", 1L));
    assertThat(meters.handshakesRefused()).isEqualTo(Map.of("draining", 0L, "unheard of", 1L));
  }

  @Test
  void framesAreCountedByDirection() {
    ConnectionMeters meters = new ConnectionMeters(registry);
    meters.frameReceived();
    meters.framesSent(1);
    meters.framesSent(1);

    assertThat(meters.framesReceived()).isEqualTo(1);
    assertThat(meters.framesSent()).isEqualTo(2);
  }

  @Test
  void aCommitAcknowledgesAllOfItsMessages() {
    JournalMeters meters = new JournalMeters(registry);
    meters.committed(3, TimeUnit.MILLISECONDS.toNanos(20));
    meters.committed(1, TimeUnit.MILLISECONDS.toNanos(5));
    meters.commitFailed();

    assertThat(meters.acknowledged()).isEqualTo(4);
    assertThat(meters.commits()).isEqualTo(2);
    assertThat(meters.commitSeconds()).isEqualTo(0.025);
    assertThat(meters.commitFailures()).isEqualTo(1);
  }

  @Test
  void loginsAreCountedByResult() {
    LoginMeters meters = new LoginMeters(registry);
    meters.failed();

    assertThat(meters.totals()).isEqualTo(Map.of("succeeded", 0L, "failed", 1L, "limited", 0L));
  }

  @Test
  void gaugesAskWhenTheyAreRead() {
    int[] now = {1};
    new ConnectionMeters(registry).watchConnections("chat", () -> now[0]);
    now[0] = 2;

    assertThat(registry.get("carillon.connections").tag("channel", "chat").gauge().value())
        .isEqualTo(2);
  }
}
