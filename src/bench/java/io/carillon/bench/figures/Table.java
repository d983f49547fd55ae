package io.carillon.bench.figures;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Several runs of one scenario as text: a line for each figure, median and range. */
public final class Table {

  private Table() {}

  /**
   * @param runs at least one
   */
  public static String of(List<Run> runs) {
    Run first = runs.get(0);
    String lines =
        runs.stream()
            .flatMap(run -> run.figures().values().keySet().stream())
            .distinct()
            .map(name -> line(name, runs))
            .collect(Collectors.joining());
    return "%n%s: %s%n%s".formatted(first.scenario(), setup(first.setup()), lines);
  }

  private static String setup(Map<String, String> setup) {
    return setup.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String line(String name, List<Run> runs) {
    List<Double> sorted =
        runs.stream()
            .map(run -> run.figures().values())
            .filter(values -> values.containsKey(name))
            .map(values -> values.get(name))
            .sorted()
            .toList();
    String median = number(median(sorted));
    if (sorted.size() == 1) {
      return "  %-36s %12s%n".formatted(name, median);
    }
    String range = number(sorted.get(0)) + " .. " + number(sorted.get(sorted.size() - 1));
    return "  %-36s %12s   (%s)%n".formatted(name, median, range);
  }

  static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Three or more significant digits, and no digits behind large numbers. */
  static String number(double value) {
    double size = Math.abs(value);
    String format =
        size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, format, value);
  }
}
