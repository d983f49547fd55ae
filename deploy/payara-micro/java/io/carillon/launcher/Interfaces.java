package io.carillon.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/**
 * Where the server listens.
 *
 * @param addresses numbers, as Java writes them
 */
record Interfaces(List<String> addresses, int port) {

  private static final String ALL = "0.0.0.0";

  /** Java takes it for all addresses of both kinds. */
  static Interfaces all(int port) {
    return new Interfaces(List.of(ALL), port);
  }

  static Interfaces of(String address, int port) {
    return new Interfaces(List.of(address), port);
  }

  /** Nobody outside this machine reaches it. "localhost" may be either of the two. */
  static Interfaces loopback(int port) {
    boolean ipv6 = refusal("::1", 0).isEmpty();
    return new Interfaces(ipv6 ? List.of("127.0.0.1", "::1") : List.of("127.0.0.1"), port);
  }

  /** Asks early, because the server would say so only after its boot, and in a stack trace. */
  void requireFree() throws LaunchFailure {
    for (String address : addresses) {
      Optional<String> refusal = refusal(address, port);
      if (refusal.isPresent()) {
        throw new LaunchFailure(
            "port %d is not free on %s (%s); choose another with --port, or another --host"
                .formatted(port, address.equals(ALL) ? "all addresses" : address, refusal.get()));
      }
    }
  }

  private static Optional<String> refusal(String address, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      // As the server does, so that connections still closing after a restart don't count.
      probe.setReuseAddress(true);
      InetAddress where = address.equals(ALL) ? null : InetAddress.getByName(address);
      probe.bind(new InetSocketAddress(where, port));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }
}
