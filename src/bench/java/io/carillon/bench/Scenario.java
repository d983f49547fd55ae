package io.carillon.bench;

import io.carillon.bench.client.EventLoop;
import io.carillon.bench.figures.Figures;
import io.carillon.bench.figures.Run;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Something to measure, run in as many rounds as wanted. */
abstract class Scenario implements Callable<Integer> {

  /** For the server to notice that the last round's connections are gone. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  @ParentCommand private Bench bench;
  @Spec private CommandSpec spec;

  /** One run; what it has connected is dropped afterwards. */
  abstract Figures run(Stage stage) throws IOException;

  @Override
  public Integer call() throws IOException {
    List<Run> runs = new ArrayList<>();
    for (int round = 0; round < bench.rounds(); round++) {
      Instant start = Instant.now();
      try (EventLoop loop = new EventLoop()) {
        Figures figures = run(new Stage(loop, bench.target(), bench.connecting()));
        runs.add(new Run(spec.name(), start, setup(), figures));
      }
      try (EventLoop nothing = new EventLoop()) {
        nothing.run(PAUSE);
      }
    }
    bench.report(runs);
    return 0;
  }

  /** The server, and those options of the scenario that have a value. */
  private Map<String, String> setup() {
    Map<String, String> setup = new LinkedHashMap<>();
    setup.put("server", bench.label());
    for (OptionSpec option : spec.options()) {
      Object value = option.getValue();
      Object plain = value instanceof Optional<?> given ? given.orElse(null) : value;
      if (plain != null && !option.usageHelp() && !option.versionHelp()) {
        setup.put(option.longestName().substring(2), plain.toString());
      }
    }
    return setup;
  }
}
