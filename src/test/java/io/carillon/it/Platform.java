package io.carillon.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of server that Carillon runs on. {@code -Dcarillon.server} chooses the tests' one. */
interface Platform {

  /**
   * What one server is started with.
   *
   * @param folder the server's own, which keeps what it wrote from one start to the next
   * @param war the application; what has one inside may pass it over
   * @param contextRoot where it is, empty for the root; what has it inside has it there only
   * @param settings {@code CARILLON_*} environment variables
   */
  record Launch(
      Path folder, Path war, String contextRoot, int port, Map<String, String> settings) {}

  /** Most of a start's processor time would go into optimising what runs once. */
  String QUICK_START = "-XX:TieredStopAtLevel=1";

  /** Of the chosen one. */
  static String name() {
    return System.getProperty("carillon.server", "micro");
  }

  /** The program that runs all of them. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static Platform chosen() {
    return switch (name()) {
      case "micro" -> new Micro();
      case "wildfly" -> new WildFly();
      case "payara-server" -> new PayaraServer();
      default -> throw new IllegalArgumentException("carillon.server is none of ours: " + name());
    };
  }

  /** What starts it, and writes its log to the standard output. */
  List<String> command(Launch launch);

  /** With what the executable jar sets by default. */
  Map<String, String> settings(Map<String, String> given);

  /** The server, where the command only starts it. */
  default ProcessHandle server(Process started) {
    return started.toHandle();
  }

  /** Whether this log says that Carillon can be used. */
  boolean ready(List<String> log);

  /** Why Carillon can't be used, as soon as this log says so. */
  Optional<String> failure(List<String> log);

  /** These lines of its log without what it says about things that Carillon can't help. */
  default List<String> withoutNoise(List<String> log) {
    return log;
  }

  /** Whether the server ends by itself then. */
  boolean endsOnFailure();
}
