package io.carillon.bench;

import io.carillon.bench.client.Channel;
import io.carillon.bench.client.Client;
import io.carillon.bench.client.Opened;
import io.carillon.bench.figures.CpuMeter;
import io.carillon.bench.figures.Figures;
import io.carillon.bench.figures.Spent;
import io.carillon.bench.load.Latency;
import java.io.IOException;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everybody loses the network, and comes back at the same moment. */
@Command(
    name = "storm",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "All connections drop, and reconnect at once.")
final class StormScenario extends Scenario {

  private static final double MILLIS_PER_SECOND = 1_000;

  @Option(names = "--connections", description = "connections, each of a user of its own")
  private int connections = 1_000;

  @Option(names = "--channel", description = "what they connect to: ${COMPLETION-CANDIDATES}")
  private Channel channel = Channel.CHAT;

  @Option(names = "--pause", description = "seconds from the drop to the reconnecting")
  private int pause = 3;

  @Override
  Figures run(Stage stage) throws IOException {
    stage.open(channel, connections, index -> text -> {}).orFail().drop();
    stage.loop().run(Duration.ofSeconds(pause));
    CpuMeter meter = stage.cpuMeter();
    Opened back =
        stage.open(channel, connections, index -> text -> {}, stage.options().manner().allAtOnce());
    Spent spent = meter.spent();

    Histogram handshakes = Latency.histogram();
    back.clients().stream()
        .filter(Client::isOpen)
        .forEach(client -> Latency.record(handshakes, client.handshakeTime().toNanos()));
    if (!back.faults().isEmpty()) {
      System.err.println("Handshakes failed: " + back.faults());
    }
    Figures figures =
        new Figures()
            .put("all_back_s", back.took().toMillis() / MILLIS_PER_SECOND)
            .put("failed", connections - back.open());
    SharedFigures.add(figures, "handshake", handshakes);
    spent.addTo(figures, "handshakes", connections);
    return figures;
  }
}
