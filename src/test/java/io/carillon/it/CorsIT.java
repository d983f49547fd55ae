package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Pages of other origins and the REST interface")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorsIT {

  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final Rest rest;

  CorsIT(Carillon carillon) {
    this.rest = new Rest(carillon);
  }

  private Answer preflight(String origin) {
    return preflight(origin, "authorization,content-type");
  }

  private Answer preflight(String origin, String headers) {
    return rest.send(
        rest.request("/api/me")
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", headers));
  }

  private Answer call(String origin) {
    return rest.send(
        rest.request("/api/me")
            .header("Origin", origin)
            .header("Authorization", "Bearer " + rest.login("alice").token()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1:5173", "http://[::1]:3000"})
  void anAllowedHostOnAnotherPortMayCallWithAToken(String origin) {
    Answer preflight = preflight(origin);
    assertThat(preflight.status()).isBetween(200, 204);
    assertThat(preflight.header(ALLOW_ORIGIN)).isEqualTo(origin);
    assertThat(preflight.header("Access-Control-Allow-Headers").toLowerCase())
        .contains("authorization", "content-type");
    assertThat(preflight.header("Access-Control-Allow-Methods"))
        .contains("GET", "POST", "PUT", "PATCH", "DELETE");
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(preflight.header("Vary")).contains("Origin", "Access-Control-Request-Headers");

    Answer answer = call(origin).is(200);
    assertThat(answer.header(ALLOW_ORIGIN)).isEqualTo(origin);
    assertThat(answer.header("Vary")).contains("Origin");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "http://localhost.evil.example", "null"})
  void aForeignOriginGetsNoPermission(String origin) {
    Answer preflight = preflight(origin);
    assertThat(preflight.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase().startsWith("access-control-allow"));
    assertThat(call(origin).headers().map().keySet())
        .noneMatch(name -> name.toLowerCase().startsWith("access-control-allow"));
  }

  @Test
  void faultsCanBeReadByThePageToo() {
    Answer answer =
        rest.send(rest.request("/api/me").header("Origin", "http://localhost:3000")).is(401);
    assertThat(answer.header(ALLOW_ORIGIN)).isEqualTo("http://localhost:3000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-CSRFToken",
        "x-requested-with, authorization",
        "traceparent,tracestate,baggage,sentry-trace",
        "authorization,content-type,x-my.own_header"
      })
  void whateverHeadersAPagesClientAddsAreAllowed(String headers) {
    assertThat(preflight("http://localhost:3000", headers).header("Access-Control-Allow-Headers"))
        .isEqualTo(headers);
    assertThat(preflight("http://evil.example", headers).headers().map().keySet())
        .noneMatch(name -> name.toLowerCase().startsWith("access-control-allow"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: b", "<x>", "\"x\"", "(x)"})
  void whatIsNoHeaderIsNotRepeated(String headers) {
    assertThat(preflight("http://localhost:3000", headers).header("Access-Control-Allow-Headers"))
        .isEqualTo("Authorization, Content-Type");
  }
}
