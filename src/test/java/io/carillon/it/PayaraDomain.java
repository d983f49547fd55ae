package io.carillon.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where one Payara Server keeps its configuration and all that it writes. */
record PayaraDomain(Path folder) {

  /** All have five digits in the domain that {@code src/test/sh/payara-domain.sh} makes. */
  private static final Pattern PORT = Pattern.compile("(?<=\")2\\d{4}(?=\")");

  private static final String HTTP_PORT = "28080";

  boolean exists() {
    return Files.exists(folder);
  }

  /** Makes it a copy of another, which must not run, but for logs and ports. */
  void copyOf(PayaraDomain other, int httpPort) {
    try (Stream<Path> all = Files.walk(other.folder)) {
      Path logs = other.folder.resolve("logs");
      for (Path path : all.filter(path -> !path.startsWith(logs)).toList()) {
        copy(path, folder.resolve(other.folder.relativize(path)));
      }
      Files.createDirectory(folder.resolve("logs"));
      Path configuration = folder.resolve("config").resolve("domain.xml");
      Files.writeString(configuration, withOwnPorts(Files.readString(configuration), httpPort));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Jars, of which there are 130 MB, are only read. */
  private static void copy(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to);
    } else if (from.toString().endsWith(".jar")) {
      Files.createLink(to, from);
    } else {
      Files.copy(from, to);
    }
  }

  private static String withOwnPorts(String configuration, int httpPort) throws IOException {
    Queue<Integer> free = freePorts((int) PORT.matcher(configuration).results().count());
    return PORT.matcher(configuration)
        .replaceAll(
            port -> port.group().equals(HTTP_PORT) ? "" + httpPort : String.valueOf(free.remove()));
  }

  private static Queue<Integer> freePorts(int count) throws IOException {
    Queue<Integer> ports = new ArrayDeque<>();
    List<ServerSocket> probes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ServerSocket probe = new ServerSocket(0);
      probes.add(probe);
      ports.add(probe.getLocalPort());
    }
    for (ServerSocket probe : probes) {
      probe.close();
    }
    return ports;
  }
}
