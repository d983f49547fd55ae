package io.carillon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsDocumentedTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(carillon_\\w+)` \\| (\\w+) \\| (.*?) \\|");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (carillon_\\w+) (\\w+)$");

  /** A metric's type, and its labels but for those that its type brings along. */
  private record Shape(String type, SortedSet<String> labels) {}

  @Test
  void theOperationsPageNamesExactlyTheMetricsThatAreServed() throws Exception {
    assertThat(documented()).isEqualTo(served());
  }

  private static Map<String, Shape> documented() throws Exception {
    Map<String, Shape> shapes = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("src/docs/operations.md")));
    while (row.find()) {
      shapes.put(row.group(1), new Shape(row.group(2), all("`(\\w+)`", row.group(3))));
    }
    return shapes;
  }

  private static Map<String, Shape> served() throws Exception {
    String text = exposition();
    Map<String, Shape> shapes = new TreeMap<>();
    Matcher type = TYPE.matcher(text);
    while (type.find()) {
      Matcher labels = Pattern.compile("(?m)^" + type.group(1) + "\\{(.*)} ").matcher(text);
      shapes.put(
          type.group(1),
          new Shape(
              type.group(2), labels.find() ? all("(\\w+)=", labels.group(1)) : new TreeSet<>()));
    }
    return shapes;
  }

  private static String exposition() throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ConnectionMeters connections = new ConnectionMeters(registry);
    connections.announce(List.of("draining"), List.of(1001));
    connections.watchConnections("chat", () -> 0);
    new JournalMeters(registry).watchQueue(() -> 0);
    new LoginMeters(registry);
    new BulkMeters(registry);
    new CallMeters(registry).watchWaiting(() -> 0);
    TaskMeters tasks = new TaskMeters(registry);
    tasks.failures("heartbeat");
    tasks.watchOverdue(() -> 0);
    new AnnouncementMeters(registry).watchWaiting(() -> 0);
    new HeldMeters(registry).watch(HeldMeters.Kind.JOURNAL, () -> 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Exposition(registry).writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static SortedSet<String> all(String pattern, String text) {
    SortedSet<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
