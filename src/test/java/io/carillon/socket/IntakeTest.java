package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Connections;
import io.carillon.metrics.ConnectionMeters;
import io.carillon.wire.CloseCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {

  private final List<Connection> ended = new ArrayList<>();
  private final Connection connection = Connections.of(1, 8, ended::add);
  private final List<Long> held = new ArrayList<>();
  private final Intake intake =
      new Intake(
          connection,
          new Settings.Limits(12, 100, 300, 5, 1, OptionalInt.empty(), 8, 1_000),
          new ConnectionMeters(new SimpleMeterRegistry()),
          held::add);

  @ParameterizedTest
  @CsvSource({"abcdefghijkl", "éééééé", "中中中中", "😀😀😀"})
  void admitsAMessageUpToTheLimitInUtf8Bytes(String text) {
    assertThat(intake.text(text, true)).contains(text);
    assertThat(intake.text(text + "a", true)).isEmpty();
    assertThat(ended).hasSize(1);
  }

  @Test
  void putsPartsTogether() {
    assertThat(intake.text("abc", false)).isEmpty();
    assertThat(intake.text("def", false)).isEmpty();
    assertThat(intake.text("", true)).contains("abcdef");
    assertThat(intake.text("next", true)).contains("next");
    assertThat(held).containsExactly(3L, 6L, 0L);
  }

  @Test
  void closesAtThePartThatIsTooMuch() {
    assertThat(intake.text("éééééé", false)).isEmpty();
    assertThat(ended).isEmpty();
    assertThat(intake.text("a", false)).isEmpty();
    assertThat(ended).hasSize(1);
  }

  @Test
  void countsTheBytesOfBinaryMessages() {
    assertThat(intake.binary(6, false)).isFalse();
    assertThat(intake.binary(6, true)).isTrue();
    assertThat(intake.binary(13, true)).isFalse();
    assertThat(ended).hasSize(1);
  }

  @Test
  void closesOnTooManyMessages() {
    for (int i = 0; i < 10; i++) {
      assertThat(intake.text("x", true)).contains("x");
    }
    assertThat(intake.text("x", true)).isEmpty();
    assertThat(ended).hasSize(1);
  }

  @Test
  void partsCountAsMessagesDoEvenEmptyOnes() {
    for (int i = 0; i < 10; i++) {
      intake.text("", false);
      assertThat(ended).isEmpty();
    }
    intake.text("", false);
    assertThat(ended).hasSize(1);
  }

  @Test
  void takesNothingMoreOnceTheConnectionHasEnded() {
    connection.close(CloseCode.TOKEN_ENDED);
    assertThat(intake.text("x", true)).isEmpty();
    assertThat(intake.binary(1, true)).isFalse();
  }
}
