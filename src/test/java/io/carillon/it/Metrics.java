package io.carillon.it;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server's metrics page says; anything that isn't Prometheus text format 0.0.4 is a failure.
 *
 * @param types of the metrics, by name
 * @param helps by name
 * @param samples values by name and labels, as they are written
 */
record Metrics(Map<String, String> types, Map<String, String> helps, Map<String, Double> samples) {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (.+)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(" + NAME + "(?:\\{" + LABEL + "(?:," + LABEL + ")*,?})?) (\\S+)(?: -?\\d+)?");

  static Metrics of(Carillon carillon) {
    Rest rest = new Rest(carillon);
    return parse(rest.send(rest.request("/metrics").GET()).is(200).body());
  }

  static Metrics parse(String text) {
    Metrics metrics = new Metrics(new HashMap<>(), new HashMap<>(), new HashMap<>());
    text.lines().forEach(metrics::add);
    return metrics;
  }

  private void add(String line) {
    Matcher help = HELP.matcher(line);
    Matcher type = TYPE.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (help.matches()) {
      helps.put(help.group(1), help.group(2));
    } else if (type.matches()) {
      types.put(type.group(1), type.group(2));
    } else if (sample.matches()) {
      samples.put(sample.group(1), number(sample.group(2)));
    } else {
      throw new AssertionError("not Prometheus text: " + line);
    }
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** The value of one series. */
  long value(String series) {
    Double value = samples.get(series);
    if (value == null) {
      throw new AssertionError("no " + series + " in " + samples.keySet());
    }
    return value.longValue();
  }

  /** By how much a series has risen since an earlier look. */
  long since(Metrics earlier, String series) {
    return value(series) - earlier.value(series);
  }
}
