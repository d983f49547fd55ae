package io.carillon.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked for, the answer shows nothing of the server's insides. */
@DisplayName("No request is answered with")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorPagesIT {

  private final Carillon carillon;
  private final Rest rest;

  ErrorPagesIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /nothing",
        "GET /nothing.html",
        "GET /app/",
        "GET /app/nothing.js",
        "GET /WEB-INF/web.xml",
        "GET /WEB-INF/classes/",
        "GET /META-INF/",
        "GET /..",
        "GET /../../etc/passwd",
        "GET /%2e%2e/%2e%2e/etc/passwd",
        "GET /%zz",
        "GET /%",
        "GET /%00",
        "GET /api/%zz",
        "GET /api/users?search=%zz",
        "GET /api/login;x=y",
        "GET /ws/%zz",
        "GET /ws/chat/?token=%zz",
        "GET /error",
        "GET http://[",
        "POST /",
        "POST /index.html",
        "PUT /index.html",
        "DELETE /index.html",
        "TRACE /",
        "TRACE /api/me",
        "CONNECT /",
        "OPTIONS *",
        "OPTIONS /api/me",
        "NONSENSE /",
        "NONSENSE /api/me",
        "POST /api/login",
        "POST /api/messages/read"
      })
  void aServerErrorAStackTraceOrTheContainersName(String request) {
    try (RawSocket socket = RawSocket.connect(carillon.port())) {
      socket.send(
          "%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .formatted(request)
              .getBytes(US_ASCII));
      HttpAnswer answer = socket.readAnswer();
      assertThat(answer.status()).as(answer.body()).isNotIn(101, 500, 502, 503);
      assertThat(answer.body())
          .doesNotContain("Exception", "\tat ", "Payara", "GlassFish", "Grizzly", "Tyrus");
      if (answer.status() >= 400) {
        assertThat(answer.body()).doesNotContainIgnoringCase("<html");
      }
      assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/nope, ./",
    "/nope/further/on, ./../../",
    "/app/nothing.js, ./../",
    "/notices/nope, ./../",
    "/error, ./"
  })
  void aBrowserIsShownAPageWithTheWayBack(String path, String root) {
    Answer page = rest.send(rest.request(path).header("Accept", "text/html,*/*;q=0.8").GET());

    assertThat(page.is(404).header("Content-Type")).startsWith("text/html").endsWith("UTF-8");
    assertThat(page.body()).contains("There is no such page", "<base href=\"" + root + "\">");
    assertThat(page.header("Content-Security-Policy")).contains("script-src 'self';");
  }
}
