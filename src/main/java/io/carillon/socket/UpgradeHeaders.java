package io.carillon.socket;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What RFC 6455, section 4.2.1, asks of a handshake's headers. Tyrus 2.1 (Payara 6) upgrades other
 * methods, too, and answers 500 without the option; Undertow (WildFly 39) takes older versions of
 * the protocol, and neither looks at the key.
 */
final class UpgradeHeaders {

  private static final List<String> VERSION = List.of("13");
  private static final int KEY_BYTES = 16;

  private UpgradeHeaders() {}

  static boolean askForWebSocket(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  /** Why it can't be a handshake, if so. */
  static Optional<Refusal> fault(HttpServletRequest request) {
    if (!isUpgrade(request)) {
      return Optional.of(Refusal.NOT_AN_UPGRADE);
    }
    if (!values(request, "Sec-WebSocket-Version").equals(VERSION)) {
      return Optional.of(Refusal.VERSION_UNKNOWN);
    }
    List<String> keys = values(request, "Sec-WebSocket-Key");
    return keys.size() == 1 && isKey(keys.get(0))
        ? Optional.empty()
        : Optional.of(Refusal.KEY_INVALID);
  }

  private static boolean isUpgrade(HttpServletRequest request) {
    return "GET".equals(request.getMethod())
        && askForWebSocket(request)
        && values(request, "Connection").stream()
            .flatMap(options -> Stream.of(options.split(",")))
            .anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static List<String> values(HttpServletRequest request, String header) {
    return Collections.list(request.getHeaders(header)).stream().map(String::strip).toList();
  }
}
