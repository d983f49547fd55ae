package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112, sections 6.1 to 6.3 and 7.1. */
@DisplayName("A request that is not HTTP")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenRequestIT {

  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

  private final Carillon carillon;

  BrokenRequestIT(Carillon carillon) {
    this.carillon = carillon;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHUNKED + "\r\nzz\r\n{}\r\n0\r\n\r\n",
        CHUNKED + "\r\nfffffffffffffffff\r\n{}\r\n",
        CHUNKED + "Content-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Content-Length: -1\r\n\r\n{}",
        "Content-Length: many\r\n\r\n{}",
      })
  void isRefusedWithoutAStackTrace(String rest) {
    int before = carillon.logLines().size();
    try (RawSocket socket = RawSocket.connect(carillon.port())) {
      socket.send(
          ("POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  + rest)
              .getBytes(UTF_8));
      assertThat(isRefused(socket)).isTrue();
    }
    new Rest(carillon).login("alice");
    assertThat(carillon.loggedSince(before)).noneMatch(line -> line.strip().startsWith("at "));
  }

  /** Undertow (WildFly 39) hangs up on a chunk that has no length. */
  private static boolean isRefused(RawSocket socket) {
    try {
      return socket.readAnswer().status() == 400;
    } catch (UncheckedIOException e) {
      return e.getCause() instanceof EOFException;
    }
  }
}
