package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Connections;
import io.carillon.metrics.ConnectionMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {

  private final List<Connection> ended = new ArrayList<>();
  private final Intake intake =
      new Intake(
          Connections.of(1, 8, ended::add),
          new Settings.Limits(12, 100, 5, 1, OptionalInt.empty(), 8),
          new ConnectionMeters(new SimpleMeterRegistry()));

  @ParameterizedTest
  @CsvSource({"abcdefghijkl", "éééééé", "中中中中", "😀😀😀"})
  void admitsAFrameUpToTheLimitInUtf8Bytes(String text) {
    assertThat(intake.admits(text)).isTrue();
    assertThat(intake.admits(text + "a")).isFalse();
    assertThat(ended).hasSize(1);
  }

  @Test
  void closesOnTooManyFrames() {
    for (int i = 0; i < 10; i++) {
      assertThat(intake.admits("x")).isTrue();
    }
    assertThat(intake.admits("x")).isFalse();
    assertThat(ended).hasSize(1);
  }
}
