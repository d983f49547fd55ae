package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a WebSocket handshake says, to be varied.
 *
 * @param query with its question mark
 */
record Handshake(
    String path,
    String query,
    Optional<String> origin,
    Optional<String> host,
    List<String> versions,
    List<String> keys) {

  /** A good one. */
  static Handshake with(String token) {
    return new Handshake(
        "/ws/chat/",
        "?token=" + token,
        Optional.of("http://localhost:3000"),
        Optional.empty(),
        List.of("13"),
        List.of("dGhlIHNhbXBsZSBub25jZQ=="));
  }

  Handshake path(String other) {
    return new Handshake(other, query, origin, host, versions, keys);
  }

  Handshake query(String other) {
    return new Handshake(path, other, origin, host, versions, keys);
  }

  Handshake origin(String other) {
    return new Handshake(path, query, Optional.of(other), host, versions, keys);
  }

  Handshake withoutOrigin() {
    return new Handshake(path, query, Optional.empty(), host, versions, keys);
  }

  Handshake host(String other) {
    return new Handshake(path, query, origin, Optional.of(other), versions, keys);
  }

  Handshake versions(String... others) {
    return new Handshake(path, query, origin, host, List.of(others), keys);
  }

  Handshake keys(String... others) {
    return new Handshake(path, query, origin, host, versions, List.of(others));
  }

  /** Sends it, and hangs up once it is answered. */
  HttpAnswer answer(Carillon carillon) {
    try (RawSocket socket = RawSocket.connect(carillon.port())) {
      return answer(carillon, socket);
    }
  }

  /** Sends it, and goes on with the connection. */
  RawSocket open(Carillon carillon) {
    return open(carillon, RawSocket.connect(carillon.port()));
  }

  RawSocket open(Carillon carillon, RawSocket socket) {
    HttpAnswer answer = answer(carillon, socket);
    assertThat(answer.status()).as(answer.body()).isEqualTo(101);
    return socket;
  }

  HttpAnswer answer(Carillon carillon, RawSocket socket) {
    socket.send(request(carillon));
    return socket.readAnswer();
  }

  /** As it is sent. */
  byte[] request(Carillon carillon) {
    List<String> lines = new ArrayList<>();
    lines.add("GET " + path + query + " HTTP/1.1");
    lines.add("Host: " + host.orElse("localhost:" + carillon.port()));
    lines.add("Connection: Upgrade");
    lines.add("Upgrade: websocket");
    versions.forEach(value -> lines.add("Sec-WebSocket-Version: " + value));
    keys.forEach(value -> lines.add("Sec-WebSocket-Key: " + value));
    origin.ifPresent(value -> lines.add("Origin: " + value));
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8);
  }
}
