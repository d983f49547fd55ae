package io.carillon.bench.client;

import java.net.InetSocketAddress;
import java.net.URI;

/** Where clients connect to, and the page they say they come from. */
public record Endpoint(URI url, Channel channel, String origin) {

  InetSocketAddress address() {
    return new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 80 : url.getPort());
  }

  String host() {
    return url.getAuthority();
  }
}
