package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 7.8: a server ignores an upgrade that it doesn't take. */
@DisplayName("An offer to go on with another protocol")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeOfferIT {

  private static final String BODY = "{\"up_to\":0}";

  private final Carillon carillon;
  private final Person alice;

  UpgradeOfferIT(Carillon carillon) {
    this.carillon = carillon;
    this.alice = new Rest(carillon).login("alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS/1.0", "h3", "h2c, TLS/1.0", "IRC/6.9", "x"})
  void isIgnoredWhateverFollowsTheHead(String offer) {
    try (RawSocket socket = RawSocket.connect(carillon.port())) {
      String length = "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY;
      assertThat(answer(socket, "POST /api/notifications/read", offer, length)).isEqualTo(204);
      String chunks = "Transfer-Encoding: chunked\r\n\r\nb\r\n" + BODY + "\r\n0\r\n\r\n";
      assertThat(answer(socket, "POST /api/notifications/read", offer, chunks)).isEqualTo(204);
      assertThat(answer(socket, "GET /api/me", offer, "\r\n")).isEqualTo(200);
      assertThat(answer(socket, "GET /", offer, "\r\n")).isEqualTo(200);
    }
  }

  private int answer(RawSocket socket, String line, String offer, String rest) {
    socket.send(
        (line
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer "
                + alice.token()
                + "\r\nConnection: Upgrade\r\nUpgrade: "
                + offer
                + "\r\n"
                + rest)
            .getBytes(UTF_8));
    HttpAnswer answer = socket.readAnswer();
    assertThat(answer.headers()).doesNotContainEntry("connection", "close");
    return answer.status();
  }
}
