package io.carillon.bench.figures;

import java.util.Map;

/**
 * Processor seconds spent in a stretch of time.
 *
 * @param seconds its length
 * @param measured by the measured processes, by name
 * @param driver by the driver itself
 * @param machine by everybody, these included
 * @param stolen kept by the hypervisor
 */
public record Spent(
    double seconds, Map<String, Double> measured, double driver, double machine, double stolen) {

  private static final double THOUSAND = 1_000;

  /** By anybody else. */
  public double foreign() {
    return Math.max(0, machine - all() - driver);
  }

  /** By all that is measured. */
  public double all() {
    return measured.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Adds the cost of a thing of which there were so many, and how noisy the machine was. */
  public void addTo(Figures figures, String thing, long count) {
    if (!measured.isEmpty() && count > 0) {
      measured.forEach(
          (name, cpu) ->
              figures.put("cpu_s_per_1000_" + thing + "_" + name, cpu * THOUSAND / count));
      figures.put("cpu_s_per_1000_" + thing, all() * THOUSAND / count);
    }
    measured.forEach((name, cpu) -> figures.put("cores_" + name, cpu / seconds));
    figures.put("cores_driver", driver / seconds);
    figures.put("cores_foreign", foreign() / seconds);
    figures.put("cores_stolen", stolen / seconds);
  }
}
