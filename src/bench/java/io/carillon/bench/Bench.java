package io.carillon.bench;

import io.carillon.bench.figures.Run;
import io.carillon.bench.figures.Table;
import io.carillon.bench.server.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunAll;

/** The command line: what is measured, then one scenario or several, one after the other. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommandsRepeatable = true,
    showDefaultValues = true,
    subcommands = {
      ChatScenario.class,
      BroadcastScenario.class,
      ClusterScenario.class,
      IdleScenario.class,
      StormScenario.class,
      StoppedReaderScenario.class,
      MicroBenchmarks.class
    },
    description = "Measures Carillon, or another server that speaks its protocol.")
public final class Bench implements Runnable, AutoCloseable {

  /** Where everything that is written goes; set by the build. */
  static final Path FOLDER = Path.of(System.getProperty("bench.folder", "target/bench"));

  private static final Logger ROOT_LOGGER = Logger.getLogger("");

  @Mixin private TargetOptions targetOptions;
  @Mixin private ConnectOptions connectOptions;

  @Option(names = "--rounds", description = "how often to run each scenario")
  private int rounds = 1;

  @Option(names = "--json", description = "file to which a JSON line is added for each run")
  private Path json = FOLDER.resolve("results.jsonl");

  private Optional<Target> target = Optional.empty();

  public static void main(String[] words) {
    // PostgreSQL's starter tells all about it.
    ROOT_LOGGER.setLevel(Level.WARNING);
    System.exit(run(words));
  }

  private static int run(String... words) {
    try (Bench bench = new Bench()) {
      CommandLine line = new CommandLine(bench);
      // JMH has options of its own.
      line.getSubcommands().get("micro").setUnmatchedOptionsArePositionalParams(true);
      return line.setCaseInsensitiveEnumValuesAllowed(true)
          .setExecutionStrategy(new RunAll())
          .setExecutionExceptionHandler(Bench::failed)
          .execute(words);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  /** Most faults are somebody's to mend and no bug: a trace would hide what they say. */
  private static int failed(Exception fault, CommandLine command, ParseResult words) {
    System.err.println(command.getCommandName() + " failed: " + fault);
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** All the work is the scenarios'. */
  @Override
  public void run() {}

  /** Started when the first scenario wants it, and the same for all. */
  Target target() throws IOException {
    if (target.isEmpty()) {
      target = Optional.of(targetOptions.open());
    }
    return target.get();
  }

  ConnectOptions connecting() {
    return connectOptions;
  }

  int rounds() {
    return rounds;
  }

  String label() {
    return targetOptions.label();
  }

  void report(List<Run> runs) throws IOException {
    System.out.print(Table.of(runs));
    System.out.flush();
    Files.createDirectories(json.toAbsolutePath().getParent());
    Files.write(
        json,
        runs.stream().map(run -> run.json().toString()).toList(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  @Override
  public void close() throws IOException {
    if (target.isPresent()) {
      target.get().close();
    }
  }
}
