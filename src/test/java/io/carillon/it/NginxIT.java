package io.carillon.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
@DisplayName("Behind nginx, as deploy/nginx sets it up")
@ExtendWith(NginxInstalled.class)
class NginxIT {

  private static final String PASS_HOST_ON = "proxy_set_header Host $host;";
  private static final String CLIENT = "127.0.0.2";

  private static Carillon carillon;
  private static Nginx nginx;
  private static Address address;
  private static Rest rest;

  @BeforeAll
  static void start() {
    carillon = Carillon.start("behind-nginx", Map.of("CARILLON_TRUSTED_PROXIES", "127.0.0.1"));
    nginx = Nginx.start("nginx", carillon.port());
    address = nginx.address();
    rest = new Rest(address);
  }

  @AfterAll
  static void stop() {
    if (nginx != null) {
      nginx.close();
    }
    if (carillon != null) {
      carillon.close();
    }
  }

  private static HttpResponse<String> get(Address from, String path) {
    try {
      return from.client()
          .send(
              HttpRequest.newBuilder(URI.create(from.url() + path)).build(),
              BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Both channels, both ways. */
  private static void talk(Address through) {
    Person alice = rest.login("alice");
    Person bob = rest.login("bob");
    try (ChatClient sender = ChatClient.connect(through, alice);
        ChatClient receiver = ChatClient.connect(through, bob);
        NotificationsClient informed = NotificationsClient.connect(through, bob)) {
      long id = sender.sendAccepted(bob, "through the proxy");
      JsonObject received = receiver.next();
      assertThat(received.getJsonNumber("id").longValue()).isEqualTo(id);
      assertThat(received.getString("message")).isEqualTo("through the proxy");

      rest.post(
              rest.login("staff"),
              "/api/notifications",
              "{\"user_id\":%d,\"title\":\"Exams\",\"message\":\"Room 4\"}".formatted(bob.id()))
          .is(201);
      assertThat(informed.next().getString("title")).isEqualTo("Exams");
    }
  }

  @Test
  void chatAndNotificationsGoThroughIt() {
    talk(address);
  }

  /** As many set-ups have it: Carillon's own name for the proxy arrives as the host. */
  @Test
  void webSocketsNeedNoHostPassedOnAndCallsDo() {
    try (Nginx forgetful = Nginx.start("nginx-host", carillon.port(), PASS_HOST_ON)) {
      talk(forgetful.address());
      assertThat(get(forgetful.address(), "/api/me").statusCode()).isEqualTo(400);
    }
    assertThat(get(address, "/api/me").statusCode()).isEqualTo(401);
  }

  @Test
  void thePageAndCallsGoThroughItByHttp2() {
    HttpResponse<String> page = get(address, "/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<html");
    assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(page.headers().firstValue("Server")).contains("nginx");

    assertThat(rest.get(rest.login("alice"), "/api/me").is(200).json().getString("username"))
        .isEqualTo("alice");
  }

  @Test
  void aFrameOfAlmostAMegabyteGoesThroughIt() {
    Person alice = rest.login("alice");
    try (ChatClient client = ChatClient.connect(address, alice)) {
      String padding = "x".repeat(1_000_000);
      JsonObject answer =
          client.ask(
              "{\"receiver_id\":%d,\"message\":\"large\",\"ignored\":\"%s\"}"
                  .formatted(rest.login("carol").id(), padding));
      assertThat(answer.getString("type")).isEqualTo("message_sent");
    }
  }

  @Test
  void aRosterOfThousandsGoesThroughIt() {
    String row = "{\"username\":\"clash\",\"full_name\":\"" + "x".repeat(290) + "\"}";
    String roster = "[" + (row + ",").repeat(4_999) + row + "]";
    // All the same: it comes through whole, and every line is looked at.
    assertThat(rest.post(rest.login("admin"), "/api/admin/users", roster).is(400).body())
        .contains("5000");
  }

  @Test
  void aRefusedHandshakeIsAnsweredByCarillon() {
    try (RawSocket client = nginx.connect(CLIENT)) {
      HttpAnswer answer = Handshake.with("unknown").host("localhost").answer(carillon, client);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(ChatClient.parse(answer.body()).getString("reason")).isEqualTo("token_invalid");
    }
  }

  @Test
  void closeCodesComeThroughIt() {
    Person leaving = rest.login("dave");
    try (ChatClient client = ChatClient.connect(address, leaving)) {
      client.assertSilent();
      rest.post(leaving, "/api/logout").is(204);
      assertThat(client.closeCode()).isEqualTo(4401);
    }
  }

  /** Limits count clients, and none of them can choose who it is. */
  @Test
  void theClientsOwnAddressArrivesWhateverItClaims() {
    Person carol = rest.login("carol");
    try (RawSocket client = nginx.connect(CLIENT)) {
      client.send(
          ("GET /ws/chat/?token=%s HTTP/1.1\r\nHost: localhost\r\nOrigin: https://localhost\r\n"
                  + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                  + "X-Forwarded-For: 203.0.113.9\r\n\r\n")
              .formatted(carol.token())
              .getBytes(US_ASCII));
      assertThat(client.readAnswer().status()).isEqualTo(101);
      JsonObject listing =
          rest.get(rest.login("admin"), "/api/admin/sessions?user_id=" + carol.id()).is(200).json();
      assertThat(listing.toString()).contains("\"address\":\"" + CLIENT + "\"");
      assertThat(listing.toString()).doesNotContain("203.0.113.9");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics",
        "/metrics/",
        "/metrics?x",
        "/metrics;x",
        "/;x/metrics",
        "/metrics%3bx",
        "//metrics",
        "/./metrics",
        "/api/../metrics",
        "/api/..;/metrics",
        "/api;x/../metrics",
        "/%6detrics",
        "/%2e/metrics",
        "/api%2f..%2fmetrics",
        "/\\metrics",
        "/%5cmetrics",
        "/api/..%5cmetrics",
        "/METRICS",
        "/health",
        "/health/live",
        "/health/ready",
        "/health;x/ready",
        "/health%2fready"
      })
  void healthAndMetricsAreKeptFromThePublic(String path) {
    try (RawSocket client = nginx.connect(CLIENT)) {
      client.send(
          "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
              .formatted(path)
              .getBytes(US_ASCII));
      HttpAnswer answer = client.readAnswer();
      assertThat(answer.status()).isIn(400, 404);
      assertThat(answer.body()).doesNotContain("carillon_connections", "\"checks\"");
    }
  }

  /**
   * Undertow would answer 101, and the client speak HTTP/2 to it past all that nginx keeps shut.
   */
  @ParameterizedTest
  @ValueSource(strings = {"/", "/ws/chat/"})
  void noUpgradeButToWebSocketIsPassedOn(String path) {
    try (RawSocket client = nginx.connect(CLIENT)) {
      client.send(
          ("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                  + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n")
              .formatted(path)
              .getBytes(US_ASCII));
      assertThat(client.readAnswer().status()).isIn(200, 426);
    }
  }

  @Test
  void whoComesWithoutTlsIsSentToIt() {
    HttpResponse<String> answer = get(nginx.plainAddress(), "/some/page?x=1");
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location")).contains("https://localhost/some/page?x=1");
  }

  @Test
  void noLogHoldsAToken() {
    Person alice = rest.login("alice");
    ChatClient.connect(address, alice).close();
    get(nginx.plainAddress(), "/ws/chat/?token=" + alice.token());
    // Written when a connection ends.
    await()
        .until(() -> nginx.accessLog().stream().anyMatch(line -> line.contains("/ws/chat/\" 101")));
    await()
        .until(() -> nginx.accessLog().stream().anyMatch(line -> line.contains("/ws/chat/\" 301")));
    assertThat(nginx.logs()).doesNotContain(alice.token(), "token=");
  }

  /** Of what goes wrong nginx writes more. */
  @Test
  void noLogHoldsATokenWhenCarillonIsDown() {
    try (Nginx alone = Nginx.start("nginx-alone", Carillon.freePort())) {
      for (String path : List.of("/ws/chat/", "/ws/notifications/")) {
        assertThat(get(alone.address(), path + "?token=secret").statusCode()).isEqualTo(502);
      }
      await().until(() -> alone.accessLog().size() == 2);
      assertThat(alone.accessLog()).allMatch(line -> line.contains("\" 502 "));
      assertThat(alone.logs()).doesNotContain("secret");
    }
  }
}
