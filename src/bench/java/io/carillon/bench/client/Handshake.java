package io.carillon.bench.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The client's half of an opening handshake. */
final class Handshake {

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final String ACCEPT = "sec-websocket-accept:";

  private final String key;

  Handshake(RandomGenerator random) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    key = Base64.getEncoder().encodeToString(nonce);
  }

  byte[] request(Endpoint endpoint, String token) {
    return String.join(
            "\r\n",
            "GET " + endpoint.channel().path() + "?token=" + token + " HTTP/1.1",
            "Host: " + endpoint.host(),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: " + key,
            "Origin: " + endpoint.origin(),
            "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** What is wrong with an answer, from its status line to its last header. */
  Optional<String> fault(String head) {
    String status = head.lines().findFirst().orElse("");
    if (!status.startsWith("HTTP/1.1 101")) {
      return Optional.of("refused: " + status);
    }
    boolean accepted =
        head.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(ACCEPT))
            .anyMatch(line -> line.substring(ACCEPT.length()).strip().equals(accept()));
    return accepted ? Optional.empty() : Optional.of("wrong Sec-WebSocket-Accept");
  }

  private String accept() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }
}
