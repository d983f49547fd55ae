package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.api.HealthCheck.Result;
import io.carillon.api.HealthCheck.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HealthReportTest {

  private static Status overall(Status... statuses) {
    List<Result> checks = Stream.of(statuses).map(s -> new Result("thing", s, Map.of())).toList();
    return Health.Report.of(checks).status();
  }

  @Test
  void isUpWithoutAnyCheck() {
    assertThat(overall()).isEqualTo(Status.UP);
  }

  @Test
  void isUpWhenSomethingIsDegraded() {
    assertThat(overall(Status.UP, Status.DEGRADED)).isEqualTo(Status.UP);
  }

  @Test
  void isDownWhenSomethingIsDown() {
    assertThat(overall(Status.DOWN, Status.UP)).isEqualTo(Status.DOWN);
  }
}
