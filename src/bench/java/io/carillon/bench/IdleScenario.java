package io.carillon.bench;

import io.carillon.bench.client.Channel;
import io.carillon.bench.client.Opened;
import io.carillon.bench.figures.CpuMeter;
import io.carillon.bench.figures.Figures;
import io.carillon.bench.figures.ProcessTree;
import io.carillon.bench.figures.Spent;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Connections that do nothing, and what each of them holds. */
@Command(
    name = "idle",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "What connections that do nothing cost.")
final class IdleScenario extends Scenario {

  private static final double BYTES_PER_KB = 1_024;
  private static final double MILLIS_PER_SECOND = 1_000;

  @Option(names = "--connections", description = "connections, each of a user of its own")
  private int connections = 10_000;

  @Option(names = "--channel", description = "what they connect to: ${COMPLETION-CANDIDATES}")
  private Channel channel = Channel.CHAT;

  @Option(names = "--seconds", description = "seconds to hold them")
  private int seconds = 25;

  @Override
  Figures run(Stage stage) throws IOException {
    stage.target().accounts(connections);
    OptionalLong heapBefore = stage.target().liveHeapBytes();
    Map<ProcessTree, Double> residentBefore = new LinkedHashMap<>();
    stage.target().processes().forEach(tree -> residentBefore.put(tree, tree.residentKb()));

    Opened opened = stage.open(channel, connections, index -> text -> {}).orFail();
    CpuMeter meter = stage.cpuMeter();
    stage.loop().run(Duration.ofSeconds(seconds));
    Spent spent = meter.spent();

    Figures figures = new Figures().put("connect_s", opened.took().toMillis() / MILLIS_PER_SECOND);
    residentBefore.forEach(
        (tree, before) ->
            figures.put(
                "rss_kb_per_connection_" + tree.name(),
                (tree.residentKb() - before) / connections));
    OptionalLong heapAfter = stage.target().liveHeapBytes();
    if (heapBefore.isPresent() && heapAfter.isPresent()) {
      double grown = heapAfter.getAsLong() - heapBefore.getAsLong();
      figures.put("live_heap_kb_per_connection", grown / BYTES_PER_KB / connections);
    }
    figures.put("connections_lost", connections - opened.open());
    spent.addTo(figures, "idle_connections", connections);
    return figures;
  }
}
