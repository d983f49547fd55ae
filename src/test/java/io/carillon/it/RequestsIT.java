package io.carillon.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Requests")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsIT {

  private final Carillon carillon;
  private final Rest rest;
  private final Person alice;

  RequestsIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.alice = rest.login("alice");
  }

  private HttpAnswer answer(String head, String body) {
    try (RawSocket socket = RawSocket.connect(carillon.port())) {
      socket.send(
          (head + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
              .getBytes(ISO_8859_1));
      return socket.readAnswer();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/app",
        "/app/",
        "/consoles",
        "/carillon-client",
        "/staff",
        "/admin",
        "/api/me"
      })
  void ofAnotherHostAreRefusedAndItsNameIsNotRepeated(String path) {
    HttpAnswer answer = answer("GET " + path + " HTTP/1.1\r\nHost: evil.example", "");
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.headers().toString() + answer.body()).doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/me", "/health/live", "/metrics"})
  void withTwoHostsAreRefused(String path) {
    HttpAnswer answer =
        answer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nHost: localhost", "");
    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/%2e%2e/metrics",
        "/api/%2E%2e/metrics",
        "/api/.%2e/metrics",
        "/api/../metrics",
        "/api/..;x=y/metrics",
        "/app/./../metrics",
        "/api/%2e/%2e%2e/health/ready"
      })
  void thatHideTheirPathAreRefused(String path) {
    HttpAnswer answer = answer("GET " + path + " HTTP/1.1\r\nHost: localhost", "");
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain("carillon_", "database");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"up_to\":0} {\"up_to\":1}",
        "{\"up_to\":0}}",
        "{\"up_to\":0},",
        "{\"up_to\":0}x",
        "{\"up_to\":0,\"x\":\"\u00ff\"}",
        "{\"up_to\":0,\"x\":\"\u00c3\u0028\"}",
        "{\"up_to\":0,\"x\":\"\u00ed\u00a0\u0080\"}"
      })
  void withMoreOrOtherThanJsonAre400(String body) {
    HttpAnswer answer =
        answer(
            "POST /api/notifications/read HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer "
                + alice.token(),
            body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("is not the JSON that this call takes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/staff/", "/carillon-client/carillon-client.js"})
  void forFilesAreAnsweredAnewOnlyWhenTheyChanged(String path) {
    Answer first = rest.send(rest.request(path)).is(200);
    assertThat(first.header("Cache-Control")).isEqualTo("no-cache");

    Answer again =
        first.header("ETag").isEmpty()
            ? rest.send(
                rest.request(path).header("If-Modified-Since", first.header("Last-Modified")))
            : rest.send(rest.request(path).header("If-None-Match", first.header("ETag")));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("Cache-Control")).isEqualTo("no-cache");
  }

  @OnlyOn(
      value = {"micro", "wildfly"},
      because = "Payara Server's /openapi is made when it is first asked for")
  @ParameterizedTest
  @ValueSource(strings = {"/openapi", "/openapi/", "/metrics/base", "/metrics/vendor"})
  void forTheServersOwnPagesTellNothing(String path) {
    // Payara 6.2025.10 goes on answering for its OpenAPI document, with 403, when that is off.
    assertThat(rest.send(rest.request(path)).status()).isIn(403, 404);
  }
}
