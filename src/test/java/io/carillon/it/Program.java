package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a program, from its start to its end. */
final class Program {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** How it ended, and the lines that it printed. */
  record Outcome(int status, List<String> output, List<String> errors) {

    Outcome requireSuccess() {
      assertThat(status).as("%s %s", output, errors).isZero();
      return this;
    }
  }

  private Program() {}

  /** Runs it with this JVM's JDK, and waits for its end. */
  static Outcome run(List<String> command) {
    return run(command, Map.of());
  }

  /** The same with more in its environment. */
  static Outcome run(List<String> command, Map<String, String> environment) {
    try {
      Path output = Files.createTempFile("output", ".txt");
      Path errors = Files.createTempFile("errors", ".txt");
      try {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process =
            builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
        int status = awaitEnd(process, command);
        return new Outcome(status, Files.readAllLines(output), Files.readAllLines(errors));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int awaitEnd(Process process, List<String> command) {
    try {
      if (process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new AssertionError(command + " didn't end within " + LIMIT);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
