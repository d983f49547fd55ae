package io.carillon.bench;

import io.carillon.bench.client.Account;
import io.carillon.bench.client.Client;
import io.carillon.bench.figures.Figures;
import io.carillon.bench.load.ChatLoad;
import io.carillon.bench.load.Latency;
import io.carillon.bench.load.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Chat beside people who are written to, first while they read, then while they don't. */
@Command(
    name = "stopped-reader",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Latency of chat beside readers that stop reading.")
final class StoppedReaderScenario extends Scenario {

  private static final int CHAT_TEXT = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(names = "--connections", description = "connections that chat and read")
  private int connections = 50;

  @Option(names = "--rate", description = "their messages a second")
  private double rate = 500;

  @Option(
      names = "--readers",
      description = "connections that write to each other; every other one stops")
  private int readers = 4;

  @Option(names = "--readers-rate", description = "messages a second to these")
  private double readersRate = 1_000;

  @Option(names = "--readers-size", description = "characters of a text to these")
  private int readersSize = 4_000;

  @Option(names = "--warm-up", description = "seconds before measuring")
  private int warmUp = 10;

  @Option(names = "--seconds", description = "seconds of each part")
  private int seconds = 30;

  @Override
  Figures run(Stage stage) throws IOException {
    List<Account> accounts = stage.target().accounts(connections + readers);
    ChatLoad chat = stage.chat(accounts.subList(0, connections), shape(rate, CHAT_TEXT));
    ChatLoad beside =
        stage.chat(accounts.subList(connections, accounts.size()), shape(readersRate, readersSize));
    chat.start();
    beside.start();
    stage.loop().run(Duration.ofSeconds(warmUp));
    Phase reading = measured(stage, chat);
    List<Client> clients = beside.connections().clients();
    for (int i = 0; i < readers; i += 2) {
      clients.get(i).stopReading();
    }
    Phase stopped = measured(stage, chat);

    Figures figures = new Figures();
    SharedFigures.add(figures, "ack_reading", reading.acknowledgement());
    SharedFigures.add(figures, "ack_stopped", stopped.acknowledgement());
    SharedFigures.add(figures, "driver_late_stopped", stopped.lateness());
    double before = Latency.millis(reading.acknowledgement(), 99);
    figures.put("ack_p99_ratio", Latency.millis(stopped.acknowledgement(), 99) / before);
    SharedFigures.add(figures, "", chat.stop());
    figures.put("connections_lost", connections - chat.connections().open());
    beside.connections().drop();
    return figures;
  }

  private Phase measured(Stage stage, ChatLoad chat) throws IOException {
    Phase phase = chat.enterPhase();
    stage.loop().run(Duration.ofSeconds(seconds));
    return phase;
  }

  private static ChatLoad.Shape shape(double rate, int size) {
    return new ChatLoad.Shape(1, OptionalDouble.of(rate), size, PATIENCE);
  }
}
