package io.carillon.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of the executable jar, from its start to its end. Its log is appended to a file. */
final class ServerProcess {

  private static final String READY = "Carillon is ready at";
  private static final Duration START_LIMIT = Duration.ofSeconds(180);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int LAST_LINES = 30;

  private final Process process;
  private final Path log;
  private final long logStart;

  private ServerProcess(Process process, Path log, long logStart) {
    this.process = process;
    this.log = log;
    this.logStart = logStart;
  }

  /** Starts it, and doesn't wait. It never outlives this JVM. */
  static ServerProcess start(int port, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            System.getProperty("carillon.jar", "target/carillon.jar"),
            "--port",
            String.valueOf(port));
    builder.environment().keySet().removeIf(name -> name.startsWith("CARILLON_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      long logStart = Files.exists(log) ? Files.size(log) : 0;
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new ServerProcess(process, log, logStart);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() {
    await("the start of " + log)
        .atMost(START_LIMIT)
        .until(() -> !process.isAlive() || logLines().stream().anyMatch(l -> l.startsWith(READY)));
    if (!process.isAlive()) {
      throw new AssertionError(
          "The server ended with status " + process.exitValue() + ":\n" + lastLogLines());
    }
  }

  /** Waits for the end of a process that can't start. */
  int awaitFailure() {
    return awaitEnd(START_LIMIT);
  }

  /** SIGTERM. */
  int stop() {
    process.destroy();
    return awaitEnd(STOP_LIMIT);
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(STOP_LIMIT);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What this run, not those before it, has logged so far. */
  List<String> logLines() {
    try {
      byte[] all = Files.readAllBytes(log);
      int start = (int) logStart;
      return new String(all, start, all.length - start, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int awaitEnd(Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      throw new AssertionError("The server didn't end within " + limit + ":\n" + lastLogLines());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String lastLogLines() {
    List<String> lines = logLines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
