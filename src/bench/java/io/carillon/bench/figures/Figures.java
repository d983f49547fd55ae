package io.carillon.bench.figures;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one run of a scenario measured, by name, in the order in which it is shown. */
public final class Figures {

  private final Map<String, Double> values = new LinkedHashMap<>();

  /** What is no number, a rate of nothing for instance, is left out. */
  public Figures put(String name, double value) {
    if (Double.isFinite(value)) {
      values.put(name, value);
    }
    return this;
  }

  public Map<String, Double> values() {
    return Collections.unmodifiableMap(values);
  }
}
