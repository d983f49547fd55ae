package io.carillon.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What Linux says about processor time")
class ProcTest {

  private static final double TICKS = 0.05;

  @Test
  void isReadWhateverTheProcessIsCalled() {
    assertThat(
            ProcessStat.parse(
                "42 (java ) (x) S 1 42 42 0 -1 4194304 9 8 7 6 150 50 30 20 20 0 31 0 99 1 2"))
        .isEqualTo(new ProcessStat(200, 50));
  }

  @Test
  void tellsBusyIdleAndStolenApart() {
    assertThat(Machine.parse("cpu  100 10 50 9000 70 5 15 20 3 0"))
        .isEqualTo(new Machine(1.8, 0.2));
  }

  /** The JVM's own count, taken around ours and within it, bounds ours but for rounded ticks. */
  @Test
  void agreesWithTheJvm() {
    ProcessTree self = new ProcessTree("self", ProcessHandle.current().pid());
    double outer = ownCpuSeconds();
    CpuMeter meter = new CpuMeter(List.of(self));
    double inner = ownCpuSeconds();
    while (ownCpuSeconds() - inner < 0.3) {
      Thread.onSpinWait();
    }
    inner = ownCpuSeconds() - inner;
    Spent spent = meter.spent();
    outer = ownCpuSeconds() - outer;

    assertThat(spent.driver()).isBetween(inner - TICKS, outer + TICKS);
    assertThat(spent.measured().get("self")).isBetween(inner - TICKS, outer + TICKS);
    assertThat(self.residentKb()).isGreaterThan(10_000);
  }

  private static double ownCpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
