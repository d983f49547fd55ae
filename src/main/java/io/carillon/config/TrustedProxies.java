package io.carillon.config;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the client's own address behind proxies. {@code X-Forwarded-For} is believed only when it
 * comes from an address the administrator has named, since anyone can send it.
 *
 * @param ranges the proxies' addresses as the server sees them
 */
public record TrustedProxies(List<AddressRange> ranges) {

  /** As some proxies write it: IPv4 and port, or IPv6 in brackets with or without one. */
  private static final Pattern WITH_PORT =
      Pattern.compile("^(?:\\[([^\\]]*)](?::\\d+)?|([0-9.]+):\\d+)$");

  /**
   * @param texts addresses, or networks as address and number of bits
   * @throws IllegalArgumentException when one is neither
   */
  static TrustedProxies of(List<String> texts) {
    return new TrustedProxies(texts.stream().map(AddressRange::of).toList());
  }

  /** The address of the client that sent this request. */
  public String clientAddress(HttpServletRequest request) {
    return clientAddress(
        request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
  }

  /**
   * @param peer the address the request came from
   * @param forwardedFor the values of {@code X-Forwarded-For}, in order
   * @return the last address that isn't a trusted proxy's own, or the last proxy's that tells none
   */
  String clientAddress(String peer, List<String> forwardedFor) {
    List<String> hops = List.of(String.join(",", forwardedFor).split(","));
    String address = peer;
    for (int i = hops.size() - 1; i >= 0 && trusts(address); i--) {
      String hop = hops.get(i).strip();
      if (!hop.isEmpty()) {
        String told = WITH_PORT.matcher(hop).replaceFirst("$1$2");
        if (!AddressRange.isAddress(told)) {
          break; // "unknown", say.
        }
        address = told;
      }
    }
    return address;
  }

  private boolean trusts(String address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /** As they were written. */
  @Override
  public String toString() {
    return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(", "));
  }
}
