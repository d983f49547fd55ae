package io.carillon.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The JMH benchmarks, by JMH's own command line. */
@Command(
    name = "micro",
    description = "Micro-benchmarks of the hot code; takes JMH's own arguments, -h shows them.")
final class MicroBenchmarks implements Callable<Integer> {

  @Parameters(arity = "0..*", description = "JMH's")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws CommandLineOptionException, RunnerException {
    CommandLineOptions given = new CommandLineOptions(arguments.toArray(String[]::new));
    Path results = Bench.FOLDER.resolve("micro.json");
    new Runner(
            new OptionsBuilder()
                .parent(given)
                .resultFormat(ResultFormatType.JSON)
                .result(results.toString())
                .build())
        .run();
    return 0;
  }
}
