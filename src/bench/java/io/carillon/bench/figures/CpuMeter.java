package io.carillon.bench.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who used how much of the machine since this was made. */
public final class CpuMeter {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final ProcessTree DRIVER =
      new ProcessTree("driver", ProcessHandle.current().pid());

  private final List<ProcessTree> measured;
  private final Map<ProcessTree, Double> before = new LinkedHashMap<>();
  private final double driverBefore = DRIVER.ownCpuSeconds();
  private final Machine machineBefore = Machine.now();
  private final long startNanos = System.nanoTime();

  public CpuMeter(List<ProcessTree> measured) {
    this.measured = measured;
    measured.forEach(tree -> before.put(tree, tree.cpuSeconds()));
  }

  /** What was spent since then. */
  public Spent spent() {
    double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
    Machine machine = Machine.now();
    Map<String, Double> byName = new LinkedHashMap<>();
    for (ProcessTree tree : measured) {
      byName.merge(tree.name(), tree.cpuSeconds() - before.get(tree), Double::sum);
    }
    return new Spent(
        seconds,
        byName,
        DRIVER.ownCpuSeconds() - driverBefore,
        machine.busy() - machineBefore.busy(),
        machine.stolen() - machineBefore.stolen());
  }
}
