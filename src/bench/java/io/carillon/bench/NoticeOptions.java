package io.carillon.bench;

import io.carillon.bench.load.Audience;
import io.carillon.bench.load.Broadcasts;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How notices are published. */
final class NoticeOptions {

  @Option(names = "--gap", description = "milliseconds from a notice's last delivery to the next")
  private int gap = 200;

  @Option(names = "--timeout", description = "seconds a message or a notice may take")
  private int timeout = 15;

  Duration timeout() {
    return Duration.ofSeconds(timeout);
  }

  Broadcasts broadcasts(Stage stage, Audience audience) throws IOException {
    return new Broadcasts(
        stage.loop(),
        audience,
        stage.target().trigger()::publish,
        Duration.ofMillis(gap),
        timeout());
  }
}
