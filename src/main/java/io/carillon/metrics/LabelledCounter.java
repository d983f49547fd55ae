package io.carillon.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counters that differ in one label of few values. Finds its counter by value: not for frames. */
final class LabelledCounter {

  private final MeterRegistry registry;
  private final String name;
  private final String help;
  private final String label;
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();

  LabelledCounter(MeterRegistry registry, String name, String help, String label) {
    this.registry = registry;
    this.name = name;
    this.help = help;
    this.label = label;
  }

  /** Makes the value's counter, so that it reads zero before the first time and not nothing. */
  Counter of(String value) {
    return counters.computeIfAbsent(
        value, v -> Counter.builder(name).description(help).tag(label, v).register(registry));
  }

  SortedMap<String, Long> totals() {
    SortedMap<String, Long> totals = new TreeMap<>();
    counters.forEach((value, counter) -> totals.put(value, (long) counter.count()));
    return totals;
  }
}
