package io.carillon.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.Problem;
import io.carillon.core.StorageFault;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A step of a bulk message that failed")
class BulkFaultTest {

  private static final String SQL =
      "ERROR: canceling statement due to lock timeout: update id_counter set last_id = 1";

  private static BulkFault of(String state) {
    return BulkFault.of(new RuntimeException(new StorageFault(new SQLException(SQL, state))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"55P03", "HYT00", "08006", "57P01", "25P03", "25006", "40P01", "53300"})
  void waitsWhileTheDatabaseIsBusyOrAway(String state) {
    assertThat(of(state).passing()).isTrue();
  }

  @Test
  void waitsForOtherAnnouncements() {
    Problem busy = Problem.later(Problem.Kind.UNAVAILABLE, "Others first.", Duration.ofSeconds(5));
    assertThat(BulkFault.of(busy)).isEqualTo(new BulkFault(true, "Others first."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"23514", "22001", "57014", "42P01"})
  void countsAsTriedWhenItWasItsOwnFault(String state) {
    assertThat(of(state).passing()).isFalse();
  }

  @Test
  void saysWhyWithoutTheDatabasesWords() {
    assertThat(of("23514").reason())
        .isEqualTo("the database refused it (SQLSTATE 23514), see the log");
    assertThat(BulkFault.of(new IllegalStateException(SQL)).reason())
        .isEqualTo("a fault on our side, see the log");
  }
}
