package io.carillon.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The command line, checked. */
record Arguments(Action action, Optional<String> host, int port, boolean stopsWithParent) {

  enum Action {
    SERVE,
    SHOW_HELP,
    SHOW_VERSION
  }

  static final int DEFAULT_PORT = 8000;

  static final String HELP =
      """
      Usage: java -jar carillon.jar [--host ADDRESS] [--port N] [--stop-with-parent]

        --host ADDRESS
                    serve on this address only, 127.0.0.1 say (default: all addresses, 0.0.0.0;
                    with demo data this machine's own)
        --port N    serve HTTP and WebSocket on port N (default 8000)
        --stop-with-parent
                    stop when the process that started this one ends, as the Maven build wants it
        --version   print the version and exit
        --help      print this help and exit

      Data is kept under the folder named by CARILLON_DATA (default ./data).
      Other settings are environment variables CARILLON_* or system properties carillon.*,
      the latter before -jar: java -Dcarillon.demo=false -jar carillon.jar
      """;

  static Arguments parse(String... words) throws LaunchFailure {
    Action action = Action.SERVE;
    Optional<String> host = Optional.empty();
    int port = DEFAULT_PORT;
    boolean stopsWithParent = false;
    Iterator<String> rest = List.of(words).iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (word.equals("--help")) {
        return new Arguments(Action.SHOW_HELP, host, port, stopsWithParent);
      } else if (word.equals("--version")) {
        action = Action.SHOW_VERSION;
      } else if (word.equals("--stop-with-parent")) {
        stopsWithParent = true;
      } else if (word.equals("--host")) {
        if (!rest.hasNext()) {
          throw LaunchFailure.usage("--host needs an address");
        }
        host = Optional.of(parseHost(rest.next()));
      } else if (word.startsWith("--host=")) {
        host = Optional.of(parseHost(word.substring("--host=".length())));
      } else if (word.equals("--port")) {
        if (!rest.hasNext()) {
          throw LaunchFailure.usage("--port needs a number from 1 to 65535");
        }
        port = parsePort(rest.next());
      } else if (word.startsWith("--port=")) {
        port = parsePort(word.substring("--port=".length()));
      } else {
        throw LaunchFailure.usage("unknown argument '" + word + "'; --help shows what there is");
      }
    }
    return new Arguments(action, host, port, stopsWithParent);
  }

  /** The address that a name stands for is looked up now: a wrong one is told at once. */
  private static String parseHost(String text) throws LaunchFailure {
    try {
      if (!text.isBlank()) {
        return InetAddress.getByName(text).getHostAddress();
      }
    } catch (UnknownHostException e) {
      // Told below, like none at all.
    }
    throw LaunchFailure.usage("--host must be an address of this machine, not '" + text + "'");
  }

  /** Port 0 is refused: Payara Micro offers no way to ask which port the system chose. */
  private static int parsePort(String text) throws LaunchFailure {
    // Digits only, so that "+80" and the digits of other scripts, which parseInt takes, are errors.
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65535) {
      throw LaunchFailure.usage("--port must be a number from 1 to 65535, not '" + text + "'");
    }
    return port;
  }
}
