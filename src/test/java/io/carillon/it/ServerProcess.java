package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** One run of a server, from its start to its end. Its log is appended to a file. */
final class ServerProcess {

  private static final Duration START_LIMIT = Duration.ofMinutes(8);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int LAST_LINES = 30;

  private final Platform platform;
  private final Process process;
  private final Path log;
  private final long logStart;

  private ServerProcess(Platform platform, Process process, Path log, long logStart) {
    this.platform = platform;
    this.process = process;
    this.log = log;
    this.logStart = logStart;
  }

  /** Starts it, and doesn't wait. It never outlives this JVM. */
  static ServerProcess start(Platform platform, Platform.Launch launch, Path log) {
    ProcessBuilder builder = new ProcessBuilder(platform.command(launch));
    builder.environment().keySet().removeIf(name -> name.startsWith("CARILLON_"));
    builder.environment().putAll(platform.settings(launch.settings()));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      long logStart = Files.exists(log) ? Files.size(log) : 0;
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new ServerProcess(platform, process, log, logStart);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that can't be used doesn't go on. */
  void awaitReady() {
    boolean ready = false;
    try {
      await("the start of " + log)
          .atMost(START_LIMIT)
          .until(() -> failed() || platform.ready(logLines()));
      if (failed()) {
        throw new AssertionError("Carillon can't be used:\n" + lastLogLines());
      }
      ready = true;
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "Carillon isn't ready after " + START_LIMIT + ":\n" + lastLogLines() + busyThreads(), e);
    } finally {
      if (!ready) {
        process.destroyForcibly();
      }
    }
  }

  /** What the threads that run code of ours, or started it, are at. */
  private String busyThreads() {
    int before = logLines().size();
    try {
      new ProcessBuilder("kill", "-QUIT", String.valueOf(pid())).start().onExit().join();
      await("the thread dump")
          .atMost(STOP_LIMIT)
          .until(() -> logLines().stream().skip(before).anyMatch(l -> l.startsWith("JNI global")));
    } catch (IOException | ConditionTimeoutException e) {
      return "\n(no thread dump: " + e + ")";
    }
    String dump = String.join("\n", logLines().subList(before, logLines().size()));
    return Stream.of(dump.split("\n\n"))
        .filter(thread -> thread.contains("io.carillon") || thread.startsWith("\"main\""))
        .collect(Collectors.joining("\n\n", "\n\n", ""));
  }

  private boolean failed() {
    return !process.isAlive() || platform.failure(logLines()).isPresent();
  }

  /** Waits until it has given up, and ends it, if it goes on without Carillon. */
  String awaitFailure() {
    await("the end of " + log)
        .atMost(START_LIMIT)
        .until(() -> !process.isAlive() || !platform.endsOnFailure() && failed());
    if (platform.endsOnFailure()) {
      assertThat(process.exitValue()).isNotZero();
    } else {
      stop();
    }
    assertThat(platform.ready(logLines())).isFalse();
    return platform.failure(logLines()).orElseThrow();
  }

  /** SIGTERM. */
  int stop() {
    server().destroy();
    return awaitEnd(STOP_LIMIT);
  }

  /** SIGKILL. */
  void kill() {
    server().destroyForcibly();
    awaitEnd(STOP_LIMIT);
  }

  long pid() {
    return server().pid();
  }

  private ProcessHandle server() {
    return platform.server(process);
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
