package io.carillon.bench.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The executable jar in a JVM of its own. Never outlives this one. */
final class CarillonProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final Duration CHECK = Duration.ofMillis(250);
  private static final String READY = "Carillon is ready at";
  private static final String SETTING = "CARILLON_";

  private final Process process;
  private final Path log;

  private CarillonProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param settings {@code carillon.*}; those of the start win
   */
  static CarillonProcess start(
      OwnCarillon.Start how, int port, Map<String, String> settings, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(how.javaOptions());
    how.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", how.jar().toString(), "--port", String.valueOf(port)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith(SETTING));
    builder.environment().putAll(environment(settings));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    CarillonProcess carillon = new CarillonProcess(process, log);
    try {
      carillon.awaitReady();
      return carillon;
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** By MicroProfile Config's rule; the command line, which anybody can see, holds no password. */
  private static Map<String, String> environment(Map<String, String> settings) {
    return settings.entrySet().stream()
        .collect(
            Collectors.toMap(
                setting -> setting.getKey().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT),
                Map.Entry::getValue));
  }

  /** One on which nothing listens now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  long pid() {
    return process.pid();
  }

  /** As an administrator stops it. */
  @Override
  public void close() throws IOException {
    process.destroy();
    if (!ended(STOP_LIMIT)) {
      process.destroyForcibly();
      throw new IOException("Carillon didn't stop; its log: " + log);
    }
  }

  private void awaitReady() throws IOException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!isReady()) {
      if (ended(CHECK) || System.nanoTime() - end >= 0) {
        throw new IOException("Carillon didn't start; its log: " + log);
      }
    }
  }

  /** Its log says so; Payara's own health page does so too early. */
  private boolean isReady() throws IOException {
    return Files.readString(log).contains(READY);
  }

  private boolean ended(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
