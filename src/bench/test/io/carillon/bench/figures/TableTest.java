package io.carillon.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Results")
class TableTest {

  private static Run run(double perSecond) {
    return new Run(
        "chat",
        Instant.EPOCH,
        Map.of("server", "carillon on h2"),
        new Figures().put("acknowledged_per_s", perSecond));
  }

  @Test
  void showTheMedianAndTheRange() {
    String table = Table.of(Stream.of(10_000.4, 9_000.0, 12_000.0).map(TableTest::run).toList());

    assertThat(table)
        .contains("chat: server carillon on h2")
        .containsPattern("acknowledged_per_s +10,000 +\\(9,000 \\.\\. 12,000\\)");
    assertThat(Table.median(List.of(1.0, 2.0, 4.0, 8.0))).isEqualTo(3);
  }

  @Test
  void leaveOutWhatIsNoNumber() {
    String table = Table.of(List.of(run(0.0 / 0), run(3)));

    assertThat(table).containsPattern("acknowledged_per_s +3\\n");
    assertThat(run(1.0 / 0).json()).doesNotContainKey("acknowledged_per_s");
  }

  @Test
  void areReadableWhateverTheirSize() {
    assertThat(Stream.of(0.0, 0.01234, 3.14159, 1_234_567.8).map(Table::number))
        .containsExactly("0", "0.0123", "3.14", "1,234,568");
  }

  @Test
  void areOneJsonObjectARun() {
    assertThat(run(1.5).json().toString())
        .isEqualTo(
            "{\"scenario\":\"chat\",\"start\":\"1970-01-01T00:00:00Z\","
                + "\"server\":\"carillon on h2\",\"acknowledged_per_s\":1.5}");
  }
}
