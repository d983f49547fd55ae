package io.carillon.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A running server of the chosen kind, with a port and a data folder of its own. */
public final class Carillon implements AutoCloseable {

  private static final Path WAR =
      Path.of(System.getProperty("carillon.war", "target/carillon.war"));

  private final Platform platform = Platform.chosen();
  private final Path folder;
  private final Path war;
  private final String contextRoot;
  private final int port = freePort();
  private final Map<String, String> environment;
  private final AtomicInteger sockets = new AtomicInteger();
  private volatile List<Carillon> forSockets = List.of();
  private ServerProcess process;

  private Carillon(String name, Path war, Map<String, String> environment) {
    this(name, war, "", environment);
  }

  private Carillon(String name, Path war, String contextRoot, Map<String, String> environment) {
    this.war = war;
    this.contextRoot = contextRoot;
    this.folder = Path.of("target", "it", name);
    this.environment = new HashMap<>(environment);
    this.environment.put("CARILLON_DATA", data().toString());
    makeAnew(folder);
  }

  /**
   * Starts a server on an empty data folder, and waits until it is ready.
   *
   * @param name of its folder under {@code target/it}
   * @param environment settings as {@code CARILLON_*} variables; none are inherited
   */
  public static Carillon start(String name, Map<String, String> environment) {
    Carillon carillon = new Carillon(name, WAR, environment);
    carillon.restart();
    return carillon;
  }

  /**
   * The same on a data folder that isn't empty.
   *
   * @param prepare makes its contents
   */
  public static Carillon start(
      String name, Map<String, String> environment, Consumer<Path> prepare) {
    Carillon carillon = new Carillon(name, WAR, environment);
    prepare.accept(carillon.data());
    carillon.restart();
    return carillon;
  }

  /** Starts a server on an empty data folder, and doesn't wait. */
  static Carillon begin(String name, Map<String, String> environment) {
    Carillon carillon = new Carillon(name, WAR, environment);
    carillon.process = carillon.start(Map.of());
    return carillon;
  }

  /** Waits until it is ready. */
  void awaitReady() {
    process.awaitReady();
  }

  /** Starts a server with an application of a test's own. */
  public static Carillon startWith(Path war, String name, Map<String, String> environment) {
    Carillon carillon = new Carillon(name, war, environment);
    carillon.restart();
    return carillon;
  }

  /**
   * Starts a server that has it somewhere else than at the root.
   *
   * @param contextRoot such as {@code /chat}
   */
  public static Carillon startAt(String contextRoot, String name, Map<String, String> environment) {
    Carillon carillon = new Carillon(name, WAR, contextRoot, environment);
    carillon.restart();
    return carillon;
  }

  /** Starts a server on an empty data folder, waits for it to give up, and answers why. */
  public static String startInVain(String name, Map<String, String> environment) {
    return new Carillon(name, WAR, environment).restartInVain(Map.of());
  }

  /** Whether the tests run against the executable jar. */
  public static boolean isOnMicro() {
    return Platform.chosen() instanceof Micro;
  }

  public String url() {
    return "http://localhost:" + port + contextRoot;
  }

  /** Has its clients' sockets opened on these in turn, nodes of its cluster. */
  void spreadSockets(List<Carillon> over) {
    forSockets = List.copyOf(over);
  }

  /** Where the next socket is to be opened. */
  String nextForSockets() {
    return forSockets.isEmpty()
        ? url()
        : forSockets.get(sockets.getAndIncrement() % forSockets.size()).url();
  }

  public String webSocketUrl() {
    return "ws://localhost:" + port + contextRoot;
  }

  public int port() {
    return port;
  }

  /** Of the running process. */
  public long pid() {
    return process.pid();
  }

  /** The data folder. */
  public Path data() {
    return folder.resolve("data").toAbsolutePath();
  }

  /** Sends SIGTERM and waits, not for long, for the end. */
  public int stop() {
    return process.stop();
  }

  /** Sends SIGKILL and waits for the end. */
  public void kill() {
    process.kill();
  }

  /** SIGSTOP: it does nothing more, and its connections stay. */
  void pause() {
    signal("-STOP");
  }

  void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    Program.run(List.of("kill", signal, String.valueOf(pid()))).requireSuccess();
  }

  /** Starts it again, with the same data and port, after it has ended. */
  public void restart() {
    process = start(Map.of());
    process.awaitReady();
  }

  /** The same with more settings, for one that must not start. */
  public String restartInVain(Map<String, String> more) {
    process = start(more);
    return process.awaitFailure();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** The log since the last start. */
  public List<String> logLines() {
    return process.logLines();
  }

  /** The same from that line on, without the server's known noise. */
  List<String> loggedSince(int line) {
    List<String> all = logLines();
    return platform.withoutNoise(all.subList(line, all.size()));
  }

  @Override
  public void close() {
    if (isRunning()) {
      stop();
    }
  }

  /** What it is started with, for its platform. */
  Platform.Launch launched() {
    return launch(Map.of());
  }

  private Platform.Launch launch(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Platform.Launch(folder.resolve("server"), war, contextRoot, port, all);
  }

  private ServerProcess start(Map<String, String> more) {
    return ServerProcess.start(platform, launch(more), folder.resolve("server.log"));
  }

  /** One on which nothing listens now. */
  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty folder in its place. */
  static void makeAnew(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
