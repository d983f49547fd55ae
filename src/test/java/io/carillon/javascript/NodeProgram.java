package io.carillon.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A run of Node. */
final class NodeProgram {

  static final Path SOURCES = Path.of("src", "test", "js");

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private NodeProgram() {}

  /** Runs tests, files written for Node's own test runner, which must all pass. */
  static void test(Map<String, String> environment, List<Path> files) {
    List<String> arguments = new ArrayList<>(List.of("--test"));
    files.stream().map(Path::toString).forEach(arguments::add);
    run(environment, arguments);
  }

  /** All tests in a folder. */
  static List<Path> testsIn(String folder) {
    try (Stream<Path> files = Files.list(SOURCES.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".test.js")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end, which must be a good one. */
  static void run(Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Node.find().orElseThrow().toString());
    command.addAll(arguments);
    try {
      Path modules = NodeModules.unpack();
      Path output = Files.createTempFile(modules.getParent(), "output", ".txt");
      try {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("NODE_PATH", modules.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("%s ends within %s:%n%s", command, LIMIT, printed).isTrue();
        assertThat(process.exitValue()).as("%s:%n%s", command, printed).isZero();
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
