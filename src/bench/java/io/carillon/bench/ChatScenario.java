package io.carillon.bench;

import io.carillon.bench.figures.CpuMeter;
import io.carillon.bench.figures.Figures;
import io.carillon.bench.figures.Spent;
import io.carillon.bench.load.Balance;
import io.carillon.bench.load.ChatLoad;
import io.carillon.bench.load.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Chat messages, in a closed loop or at a rate. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Chat messages from each connection to the next one.")
final class ChatScenario extends Scenario {

  @Option(names = "--connections", description = "connections, each of a user of its own")
  private int connections = 50;

  @Option(names = "--window", description = "unfinished messages of each, in a closed loop")
  private int window = 1;

  @Option(
      names = "--rate",
      description = "messages a second over all connections, instead of a closed loop")
  private Optional<Double> rate = Optional.empty();

  @Option(names = "--size", description = "characters of a text")
  private int size = 64;

  @Option(names = "--warm-up", description = "seconds before measuring")
  private int warmUp = 5;

  @Option(names = "--seconds", description = "seconds of measuring")
  private int seconds = 15;

  @Option(names = "--message-timeout", description = "seconds after which a message is lost")
  private int messageTimeout = 10;

  @Override
  Figures run(Stage stage) throws IOException {
    OptionalDouble perSecond = rate.stream().mapToDouble(Double::doubleValue).findFirst();
    Duration patience = Duration.ofSeconds(messageTimeout);
    ChatLoad load = stage.chat(connections, new ChatLoad.Shape(window, perSecond, size, patience));
    load.start();
    stage.loop().run(Duration.ofSeconds(warmUp));
    Phase phase = load.enterPhase();
    CpuMeter meter = stage.cpuMeter();
    stage.loop().run(Duration.ofSeconds(seconds));
    Spent spent = meter.spent();
    Balance balance = load.stop();

    Figures figures =
        new Figures()
            .put("acknowledged_per_s", phase.acknowledged() / spent.seconds())
            .put("delivered_per_s", phase.delivered() / spent.seconds());
    SharedFigures.add(figures, "ack", phase.acknowledgement());
    SharedFigures.add(figures, "delivery", phase.delivery());
    if (rate.isPresent()) {
      SharedFigures.add(figures, "driver_late", phase.lateness());
    }
    SharedFigures.add(figures, "", balance);
    figures.put("connections_lost", connections - load.connections().open());
    spent.addTo(figures, "messages", phase.acknowledged());
    return figures;
  }
}
