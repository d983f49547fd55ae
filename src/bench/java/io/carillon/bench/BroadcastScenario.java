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
import io.carillon.bench.load.Latency;
import io.carillon.bench.load.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Notices to a whole college, if wanted with chat going on beside them. */
@Command(
    name = "broadcast",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Notices to a college, published by an HTTP call each.")
final class BroadcastScenario extends Scenario {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int CHAT_TEXT = 64;

  @Option(names = "--connections", description = "listeners, each a user of its own")
  private int connections = 1_000;

  @Option(names = "--broadcasts", description = "notices that are measured")
  private int count = 20;

  @Option(names = "--warm-up", description = "notices before these")
  private int warmUp = 5;

  @Mixin private NoticeOptions notices = new NoticeOptions();

  @Option(
      names = "--chat-rate",
      description = "chat messages a second meanwhile, and for a while without broadcasts before")
  private Optional<Double> chatRate = Optional.empty();

  @Option(names = "--chat-connections", description = "connections that chat")
  private int chatConnections = 50;

  @Option(names = "--chat-seconds", description = "seconds of chat without broadcasts")
  private int chatSeconds = 10;

  @Override
  Figures run(Stage stage) throws IOException {
    Audience audience = new Audience(connections);
    Opened listeners = stage.open(Channel.NOTIFICATIONS, connections, audience::listener).orFail();
    Broadcasts broadcasts = notices.broadcasts(stage, audience);
    if (chatRate.isEmpty()) {
      broadcasts.publish(warmUp);
      return measured(stage, broadcasts, audience, listeners);
    }
    ChatLoad chat = chat(stage, chatRate.get());
    chat.start();
    broadcasts.publish(warmUp);
    stage.loop().run(Duration.ofSeconds(chatSeconds));
    Phase without = chat.enterPhase();
    stage.loop().run(Duration.ofSeconds(chatSeconds));
    Phase with = chat.enterPhase();
    Figures figures = measured(stage, broadcasts, audience, listeners);
    Balance balance = chat.stop();
    addChat(figures, without, with);
    SharedFigures.add(figures, "chat_", balance);
    return figures;
  }

  private ChatLoad chat(Stage stage, double rate) throws IOException {
    return stage.chat(
        chatConnections,
        new ChatLoad.Shape(1, OptionalDouble.of(rate), CHAT_TEXT, notices.timeout()));
  }

  private Figures measured(Stage stage, Broadcasts broadcasts, Audience audience, Opened listeners)
      throws IOException {
    CpuMeter meter = stage.cpuMeter();
    Broadcasts.Series series = broadcasts.publish(count);
    Spent spent = meter.spent();
    Figures figures =
        new Figures()
            .put("deliveries_per_s", perSecond(series.deliveries(), series.whole()))
            .put("first_to_last_per_s", perSecond(series.deliveries(), series.firstToLast()));
    SharedFigures.add(figures, "delivery", series.latency());
    figures
        .put("missed", series.missed())
        .put("duplicated", audience.duplicated())
        .put("unexpected", audience.unexpected())
        .put("connections_lost", connections - listeners.open());
    spent.addTo(figures, "deliveries", series.deliveries());
    return figures;
  }

  private static void addChat(Figures figures, Phase without, Phase with) {
    SharedFigures.add(figures, "chat_ack_without", without.acknowledgement());
    SharedFigures.add(figures, "chat_ack_with", with.acknowledgement());
    SharedFigures.add(figures, "chat_driver_late_with", with.lateness());
    double before = Latency.millis(without.acknowledgement(), 99);
    double during = Latency.millis(with.acknowledgement(), 99);
    figures.put("chat_ack_p99_ratio", during / before);
  }

  private static double perSecond(long count, Duration time) {
    return count * NANOS_PER_SECOND / time.toNanos();
  }
}
