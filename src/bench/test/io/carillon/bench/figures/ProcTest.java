package io.carillon.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What Linux says about processor time")
class ProcTest {

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

  /** Spins for a while by the JVM's own clock of this thread. */
  @Test
  void agreesWithTheJvm() {
    ProcessTree self = new ProcessTree("self", ProcessHandle.current().pid());
    CpuMeter meter = new CpuMeter(List.of(self));
    long end = System.nanoTime() + 300_000_000;
    long cpuBefore = ownCpuNanos();
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    double cpu = (ownCpuNanos() - cpuBefore) / 1e9;
    Spent spent = meter.spent();

    assertThat(spent.driver()).isCloseTo(cpu, within(0.05));
    assertThat(spent.measured().get("self")).isGreaterThanOrEqualTo(spent.driver() - 0.05);
    assertThat(self.residentKb()).isGreaterThan(10_000);
  }

  private static long ownCpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
