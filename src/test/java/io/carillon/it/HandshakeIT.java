package io.carillon.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The handshake")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandshakeIT {

  private static final String FOREIGN = "proxy.internal.example";

  private final Carillon carillon;
  private final Rest rest;
  private final Person alice;
  private final Person bob;

  HandshakeIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.alice = rest.login("alice");
    this.bob = rest.login("bob");
  }

  private Handshake good() {
    return Handshake.with(alice.token());
  }

  private void assertRefused(Handshake handshake) {
    HttpAnswer answer = handshake.answer(carillon);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers().get("content-type")).startsWith("application/json");
    assertThat(answer.body()).doesNotContain("\n", alice.token()).isNotBlank();
    assertThat(ChatClient.parse(answer.body()).getString("reason")).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ws/chat/", "/ws/chat"})
  void worksWithAndWithoutTheTrailingSlash(String path) {
    try (RawSocket socket = good().path(path).open(carillon)) {
      socket.sendText(ChatClient.frame(alice, "a note to myself"));
      assertThat(List.of(socket.read().text(), socket.read().text()))
          .anyMatch(frame -> frame.contains("message_sent"));
    }
  }

  @Test
  void ignoresOtherParameters() {
    assertThat(good().query("?v=2&token=" + alice.token() + "&x").answer(carillon).status())
        .isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "?token",
        "?token=",
        "?Token=TOKEN",
        "?tokens=TOKEN",
        "?token=unknown",
        "?token=unknown-unknown-unknown-unknown-unknown-unk",
        "?token=TOKENx",
        "?token=xTOKEN",
        "?token=%20TOKEN",
        "?token=TOKEN%00",
        "?token=%00",
        "?token=%FF%FE",
        "?token=%27%20or%201=1--",
        "?token=TOKEN&token=TOKEN",
        "?token=TOKEN&token=",
        "?token=&token=TOKEN"
      })
  void refusesAnythingButOneValidToken(String query) {
    assertRefused(good().query(query.replace("TOKEN", alice.token())));
  }

  /** By the server itself on WildFly. */
  @ParameterizedTest
  @ValueSource(strings = {"?token=%ZZ", "?token=%"})
  void refusesAQueryThatIsNoQuery(String query) {
    assertThat(good().query(query).answer(carillon).status()).isIn(400, 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "since",
        "since=",
        "since=-1",
        "since=%2B1",
        "since=1.5",
        "since=1e3",
        "since=0x1",
        "since=x",
        "since=%201",
        "since=%EF%BC%91",
        "since=9223372036854775808",
        "since=1&since=1",
        "since=1&since="
      })
  void refusesASinceThatIsNoId(String since) {
    for (String path : List.of("/ws/chat/", "/ws/notifications")) {
      Handshake handshake = good().path(path).query("?token=" + alice.token() + "&" + since);
      HttpAnswer answer = handshake.answer(carillon);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.headers().get("content-type")).startsWith("application/json");
      assertThat(ChatClient.parse(answer.body()).getString("reason")).isEqualTo("since_invalid");
      assertThat(answer.body()).doesNotContain("\n", alice.token());
      assertRefused(handshake.origin("http://evil.example"));
      assertRefused(handshake.query("?token=unknown&" + since));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "007", "9223372036854775807"})
  void acceptsASinceThatIsOne(String since) {
    String query = "?since=" + since + "&token=" + alice.token();
    assertThat(good().query(query).answer(carillon).status()).isEqualTo(101);
  }

  static Stream<Arguments> keys() {
    String good = "dGhlIHNhbXBsZSBub25jZQ==";
    return Stream.of(
        arguments((Object) new String[] {}),
        arguments((Object) new String[] {""}),
        arguments((Object) new String[] {"x"}),
        arguments((Object) new String[] {"dGhlIHNhbXBsZQ=="}),
        arguments((Object) new String[] {good + good}),
        arguments((Object) new String[] {"dGhlIHNhbXBsZSBub25j*Q=="}),
        arguments((Object) new String[] {good + ", " + good}),
        arguments((Object) new String[] {good, good}));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void refusesAnythingButOneKeyOf16Bytes(String[] keys) {
    for (String path : List.of("/ws/chat/", "/ws/notifications")) {
      HttpAnswer answer = good().path(path).keys(keys).answer(carillon);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.phrase()).isEqualTo("Bad Request");
      assertReason(answer, "key_invalid");
    }
  }

  static Stream<Arguments> versions() {
    return Stream.of(
        arguments((Object) new String[] {}),
        arguments((Object) new String[] {""}),
        arguments((Object) new String[] {"0"}),
        arguments((Object) new String[] {"7"}),
        arguments((Object) new String[] {"8"}),
        arguments((Object) new String[] {"14"}),
        arguments((Object) new String[] {"013"}),
        arguments((Object) new String[] {"13, 8"}),
        arguments((Object) new String[] {"8", "13"}),
        arguments((Object) new String[] {"13", "8"}));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void namesTheVersionItSpeaksToThoseOfOthers(String[] versions) {
    HttpAnswer answer = good().versions(versions).answer(carillon);
    assertThat(answer.status()).isEqualTo(426);
    assertThat(answer.phrase()).isEqualTo("Upgrade Required");
    assertThat(answer.headers()).containsEntry("sec-websocket-version", "13");
    assertReason(answer, "version_unknown");
  }

  private void assertReason(HttpAnswer answer, String reason) {
    assertThat(answer.headers().get("content-type")).startsWith("application/json");
    assertThat(answer.body()).doesNotContain("\n", alice.token());
    assertThat(ChatClient.parse(answer.body()).getString("reason")).isEqualTo(reason);
  }

  @Test
  void refusesATokenOfEnormousLength() {
    assertRefused(good().query("?token=" + "x".repeat(5_000)));
  }

  @Test
  void refusesATokenThatDiffersInCaseOnly() {
    String token = alice.token();
    String swapped = token.equals(token.toUpperCase()) ? token.toLowerCase() : token.toUpperCase();
    assertRefused(good().query("?token=" + swapped));
  }

  @Test
  void refusesARevokedToken() {
    Person leaving = rest.login("alice");
    rest.post(leaving, "/api/logout").is(204);
    assertRefused(Handshake.with(leaving.token()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://localhost:8000",
        "http://localhost:3000",
        "https://localhost:8443",
        "http://LocalHost:5173",
        "HTTP://LOCALHOST",
        "http://127.0.0.1",
        "http://127.0.0.1:5173",
        "http://[::1]",
        "http://[::1]:3000"
      })
  void acceptsPagesOfAnAllowedHostOnAnyPort(String origin) {
    assertThat(good().origin(origin).answer(carillon).status()).isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "http://evil.example:8000",
        "http://localhost.evil.example",
        "http://evil-localhost",
        "http://notlocalhost",
        "http://sub.localhost",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.2",
        "http://[::2]",
        "http://localhost@evil.example",
        "http://evil.example/localhost",
        "http://evil.example?localhost",
        "http://evil.example#localhost",
        "null",
        "",
        "localhost",
        "garbage",
        "http://",
        "http:///localhost",
        "http://[::1",
        "://localhost",
        "file://",
        "http://localhost:65536",
        "http://127.0.0.1:99999",
        "%00"
      })
  void refusesForeignAndUnparsableOrigins(String origin) {
    assertRefused(good().origin(origin));
  }

  @Test
  void refusesAMissingOrigin() {
    assertRefused(good().withoutOrigin());
  }

  @Test
  void ignoresTheHostHeader() {
    assertThat(good().host(FOREIGN).answer(carillon).status()).isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/api/me", "/nothing", "/wsx", "/ws/../api/me"})
  void theHostHeaderIsHeldToTheAllowedHostsElsewhere(String path) {
    HttpAnswer answer = get(path, FOREIGN);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("<html", "Exception");
  }

  @Test
  void aPlainRequestIsNotUpgraded() {
    HttpAnswer answer = get("/ws/chat/?token=" + alice.token(), "localhost:" + carillon.port());
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain("<html", alice.token());
  }

  /** Its client would else wait for more of the answer until the server ends idle connections. */
  @Test
  void theAnswerToAPlainRequestHasAnEnd() {
    try (RawSocket socket = RawSocket.connect(carillon.port())) {
      socket.send("GET /ws/chat/ HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      HttpAnswer answer = assertTimeout(Duration.ofSeconds(10), socket::readAnswer);
      assertThat(answer.status()).isEqualTo(426);
      assertThat(answer.phrase()).isEqualTo("Upgrade Required");
      assertThat(answer.headers())
          .containsEntry("upgrade", "websocket")
          .containsEntry("sec-websocket-version", "13");
      assertReason(answer, "not_an_upgrade");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ws/",
        "/ws/other/",
        "/ws/chats/",
        "/ws/chat/more",
        "/ws/CHAT/",
        "/",
        "/api/me",
        "/s/chat/"
      })
  void thereIsNothingAtOtherPaths(String path) {
    HttpAnswer answer = good().path(path).answer(carillon);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain("<html", alice.token());
  }

  @Test
  void severalDevicesOfOneUserConnectWithOneTokenOrWithTheirOwn() {
    Person otherDevice = rest.login("alice");
    try (ChatClient first = ChatClient.connect(carillon, alice);
        ChatClient second = ChatClient.connect(carillon, alice);
        ChatClient third = ChatClient.connect(carillon, otherDevice);
        ChatClient writer = ChatClient.connect(carillon, bob)) {
      long id = writer.sendAccepted(alice, "to all your devices");
      for (ChatClient device : List.of(first, second, third)) {
        assertThat(device.next().getJsonNumber("id").longValue()).isEqualTo(id);
      }
    }
  }

  @Test
  void concurrentHandshakesNeverMixUsersUp() throws Exception {
    List<Person> tokens = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      for (String user : List.of("alice", "bob", "carol", "dave", "staff")) {
        tokens.add(rest.login(user));
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(tokens.size());
    try (ChatClient listener = ChatClient.connect(carillon, rest.login("admin"))) {
      Person admin = rest.login("admin");
      CyclicBarrier together = new CyclicBarrier(tokens.size());
      List<Future<Person>> sent = new ArrayList<>();
      for (Person person : tokens) {
        sent.add(
            threads.submit(
                () -> {
                  together.await();
                  try (ChatClient client = ChatClient.connect(carillon, person)) {
                    client.sendAccepted(admin, String.valueOf(person.id()));
                  }
                  return person;
                }));
      }
      for (Future<Person> each : sent) {
        each.get();
      }
      for (int i = 0; i < tokens.size(); i++) {
        JsonObject message = listener.next();
        assertThat(message.getString("message"))
            .isEqualTo(String.valueOf(message.getJsonNumber("sender_id").longValue()));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private HttpAnswer get(String target, String host) {
    try (RawSocket socket = RawSocket.connect(carillon.port())) {
      socket.send(
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
              .formatted(target, host)
              .getBytes(US_ASCII));
      return socket.readAnswer();
    }
  }
}
