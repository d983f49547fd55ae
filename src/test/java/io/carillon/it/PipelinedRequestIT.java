package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * RFC 9112, section 9.3.2. Payara 6 used the memory of a request behind another one's body for what
 * others sent, as long as the request wasn't whole.
 */
@DisplayName("A request sent behind another one's body")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PipelinedRequestIT {

  private static final String BODY = "{\"up_to\":0}";
  private static final int OTHERS = 8;

  private final Carillon carillon;
  private final Person alice;
  private final Person bob;

  PipelinedRequestIT(Carillon carillon) {
    this.carillon = carillon;
    Rest rest = new Rest(carillon);
    this.alice = rest.login("alice");
    this.bob = rest.login("bob");
  }

  @RepeatedTest(10)
  void isReadAsItWasSentWhateverOthersSendBeforeItIsWhole(RepetitionInfo repetition) {
    try (RawSocket socket = RawSocket.connect(carillon.port())) {
      String begun = head("GET /api/me", alice) + "X-Pad: " + pad(repetition);
      socket.send((post() + begun).getBytes(UTF_8));
      assertThat(socket.readAnswer().status()).isEqualTo(204);
      for (int i = 0; i < OTHERS; i++) {
        try (RawSocket other = RawSocket.connect(carillon.port())) {
          other.send(
              (head("GET /api/me", bob) + "X-Pad: " + "y".repeat(300) + "\r\n\r\n")
                  .getBytes(UTF_8));
          assertThat(other.readAnswer().body()).contains("\"bob\"");
        }
      }
      socket.send("\r\n\r\n".getBytes(UTF_8));
      assertThat(socket.readAnswer().body()).contains("\"alice\"");
    }
  }

  private String post() {
    return head("POST /api/notifications/read", alice)
        + "Content-Type: application/json\r\nContent-Length: "
        + BODY.length()
        + "\r\n\r\n"
        + BODY;
  }

  private static String head(String line, Person person) {
    return line
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + person.token()
        + "\r\n";
  }

  /** What of it is used again depends on its length. */
  private static String pad(RepetitionInfo repetition) {
    return "x".repeat(20 * repetition.getCurrentRepetition());
  }
}
