package io.carillon.bench;

import io.carillon.bench.client.Channel;
import io.carillon.bench.client.Opened;
import io.carillon.bench.figures.CpuMeter;
import io.carillon.bench.figures.Figures;
import io.carillon.bench.figures.Spent;
import io.carillon.bench.load.Audience;
import io.carillon.bench.load.Balance;
import io.carillon.bench.load.Broadcasts;
import io.carillon.bench.load.ChatLoad;
import io.carillon.bench.load.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What a delivery costs on each node while all have the same load: chat, each message to somebody
 * on the next node, then notices to everybody.
 */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Chat and notices on the nodes of a cluster, each with a load of its own.")
final class ClusterScenario extends Scenario {

  private static final double THOUSAND = 1_000;

  @Option(names = "--connections", description = "connections on each node")
  private int connections = 100;

  @Option(names = "--rate", description = "chat messages a second that each node takes in")
  private double rate = 500;

  @Option(names = "--size", description = "characters of a text")
  private int size = 64;

  @Option(names = "--warm-up", description = "seconds of chat before measuring")
  private int warmUp = 20;

  @Option(names = "--seconds", description = "seconds of chat that are measured")
  private int seconds = 30;

  @Option(
      names = "--broadcasts",
      description = "notices that are measured; a fourth as many before")
  private int broadcasts = 40;

  @Mixin private NoticeOptions notices = new NoticeOptions();

  @Override
  Figures run(Stage stage) throws IOException {
    Figures figures = new Figures();
    chat(stage, figures);
    notices(stage, figures);
    return figures;
  }

  private void chat(Stage stage, Figures figures) throws IOException {
    int nodes = stage.target().urls().size();
    ChatLoad.Shape shape =
        new ChatLoad.Shape(1, OptionalDouble.of(rate * nodes), size, notices.timeout());
    ChatLoad load = stage.chat(connections * nodes, shape);
    load.start();
    stage.loop().run(Duration.ofSeconds(warmUp));
    Phase phase = load.enterPhase();
    long busBefore = stage.target().busMessages();
    CpuMeter meter = stage.cpuMeter();
    stage.loop().run(Duration.ofSeconds(seconds));
    Spent spent = meter.spent();
    long bus = stage.target().busMessages() - busBefore;
    Balance balance = load.stop();

    figures.put("chat_delivered_per_s", phase.delivered() / spent.seconds());
    SharedFigures.add(figures, "chat_ack", phase.acknowledgement());
    SharedFigures.add(figures, "chat_delivery", phase.delivery());
    SharedFigures.add(figures, "chat_driver_late", phase.lateness());
    SharedFigures.add(figures, "chat_", balance);
    figures.put("chat_connections_lost", connections * nodes - load.connections().open());
    addCosts(figures, "chat_", spent, phase.delivered(), nodes, bus);
    load.connections().drop();
  }

  private void notices(Stage stage, Figures figures) throws IOException {
    int nodes = stage.target().urls().size();
    Audience audience = new Audience(connections * nodes);
    Opened listeners =
        stage.open(Channel.NOTIFICATIONS, connections * nodes, audience::listener).orFail();
    Broadcasts published = notices.broadcasts(stage, audience);
    published.publish(broadcasts / 4);
    long busBefore = stage.target().busMessages();
    CpuMeter meter = stage.cpuMeter();
    Broadcasts.Series series = published.publish(broadcasts);
    Spent spent = meter.spent();
    long bus = stage.target().busMessages() - busBefore;

    figures.put("notice_bus_messages_each", (double) bus / broadcasts);
    SharedFigures.add(figures, "notice_delivery", series.latency());
    figures
        .put("notice_missed", series.missed())
        .put("notice_duplicated", audience.duplicated())
        .put("notice_unexpected", audience.unexpected())
        .put("notice_connections_lost", connections * nodes - listeners.open());
    addCosts(figures, "notice_", spent, series.deliveries(), nodes, bus);
  }

  /**
   * A node's for its own deliveries, of which all have as many; the others' for all.
   *
   * @param deliveries on all nodes together
   */
  private static void addCosts(
      Figures figures, String prefix, Spent spent, long deliveries, int nodes, long bus) {
    for (Map.Entry<String, Double> each : spent.measured().entrySet()) {
      boolean ofOneNode = each.getKey().startsWith("node");
      double share = ofOneNode ? (double) deliveries / nodes : deliveries;
      figures.put(
          prefix + "cpu_s_per_1000_deliveries_" + each.getKey(),
          each.getValue() * THOUSAND / share);
    }
    figures
        .put(prefix + "cpu_s_per_1000_deliveries", spent.all() * THOUSAND / deliveries)
        .put(prefix + "bus_messages_per_delivery", (double) bus / deliveries)
        .put(prefix + "cores_driver", spent.driver() / spent.seconds())
        .put(prefix + "cores_foreign", spent.foreign() / spent.seconds())
        .put(prefix + "cores_stolen", spent.stolen() / spent.seconds());
  }
}
