package io.carillon.bench;

import io.carillon.bench.client.Channel;
import io.carillon.bench.client.Connector;
import io.carillon.bench.client.Endpoint;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How connections are made. */
final class ConnectOptions {

  @Option(names = "--parallel", description = "handshakes under way at a time")
  private int parallel = 100;

  @Option(names = "--connect-timeout", description = "seconds each may take")
  private int timeout = 30;

  @Option(names = "--origin", description = "the Origin header; by default the server's address")
  private Optional<String> origin = Optional.empty();

  @Option(
      names = "--source",
      split = ",",
      description =
          "local addresses to connect from in turn, for more than some 28,000 connections")
  private List<InetAddress> sources = List.of();

  Connector.Manner manner() {
    return new Connector.Manner(parallel, Duration.ofSeconds(timeout), sources);
  }

  List<Endpoint> endpoints(List<URI> servers, Channel channel) {
    return servers.stream()
        .map(url -> new Endpoint(url, channel, origin.orElse("http://" + url.getAuthority())))
        .toList();
  }
}
