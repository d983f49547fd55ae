package io.carillon.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The JMH benchmarks, by JMH's own command line. Its defaults take an hour; these take minutes. */
@Command(
    name = "micro",
    description = "Micro-benchmarks of the hot code; takes JMH's own arguments, -h shows them.")
final class MicroBenchmarks implements Callable<Integer> {

  private static final TimeValue SECOND = TimeValue.seconds(1);

  @Parameters(arity = "0..*", description = "JMH's")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws CommandLineOptionException, RunnerException {
    CommandLineOptions given = new CommandLineOptions(arguments.toArray(String[]::new));
    Path results = Bench.FOLDER.resolve("micro.json");
    new Runner(
            new OptionsBuilder()
                .parent(given)
                .mode(Mode.AverageTime)
                .timeUnit(given.getTimeUnit().orElse(TimeUnit.NANOSECONDS))
                .forks(given.getForkCount().orElse(2))
                .warmupIterations(given.getWarmupIterations().orElse(3))
                .warmupTime(given.getWarmupTime().orElse(SECOND))
                .measurementIterations(given.getMeasurementIterations().orElse(5))
                .measurementTime(given.getMeasurementTime().orElse(SECOND))
                .resultFormat(ResultFormatType.JSON)
                .result(results.toString())
                .build())
        .run();
    return 0;
  }
}
