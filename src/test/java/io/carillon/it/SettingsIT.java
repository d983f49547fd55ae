package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One server with everything set to what a test can reach. */
@DisplayName("Settings are obeyed")
class SettingsIT {

  private static final int SOCKETS = 3;
  private static final int FRAMES_PER_SECOND = 5;
  private static final int FRAME_BYTES = 2_048;
  private static final int TEXT_CHARS = 100;
  private static final int LOGIN_FAILURES = 10;
  private static final String SECRET = "never-to-be-shown";

  /** What configurations take for signs of theirs. */
  private static final String LITERAL = " a${x}b$$c${HOME}\\d\\${e}f$ ";

  private static Carillon carillon;
  private static Rest rest;

  @BeforeAll
  static void start() {
    carillon =
        Carillon.start(
            "settings",
            Map.of(
                "CARILLON_TOKEN_TTL",
                "PT6S",
                "CARILLON_NATIVE_CLIENTS",
                "true",
                "CARILLON_ADMIN_PASSWORD",
                SECRET,
                "CARILLON_DB_USER",
                LITERAL,
                "CARILLON_DB_PASSWORD",
                LITERAL,
                "CARILLON_ALLOWED_HOSTS",
                "localhost, .example.localhost",
                "CARILLON_LIMITS_FRAMES_PER_SECOND",
                String.valueOf(FRAMES_PER_SECOND),
                "CARILLON_LIMITS_FRAME_BYTES",
                String.valueOf(FRAME_BYTES),
                "CARILLON_LIMITS_TEXT_CHARS",
                String.valueOf(TEXT_CHARS),
                "CARILLON_LIMITS_SOCKETS_PER_USER",
                String.valueOf(SOCKETS)));
    rest = new Rest(carillon);
  }

  @AfterAll
  static void stop() {
    if (carillon != null) {
      carillon.close();
    }
  }

  @Test
  void administratorsSeeThemWithoutSecrets() {
    Answer settings = rest.get(rest.login("admin"), "/api/admin/settings").is(200);

    assertThat(settings.body()).doesNotContain(SECRET);
    assertThat(settings.items())
        .filteredOn(setting -> setting.getBoolean("configured"))
        .extracting(setting -> setting.getString("name"))
        .contains("carillon.admin.password", "carillon.native-clients");
  }

  @Test
  void textIsTakenLiterally() {
    assertThat(rest.get(rest.login("admin"), "/api/admin/settings").is(200).items())
        .filteredOn(setting -> setting.getString("name").equals("carillon.db.user"))
        .extracting(setting -> setting.getString("value"))
        .containsExactly(LITERAL);
  }

  @Test
  void aTokenThatExpiresClosesItsSocketsWith4401() {
    Person alice = rest.login("alice");
    try (ChatClient client = ChatClient.connect(carillon, alice)) {
      client.assertSilent();
      assertThat(client.closeCode()).isEqualTo(4401);
    }
    assertThat(Handshake.with(alice.token()).answer(carillon).status()).isEqualTo(403);
    rest.get(alice, "/api/me").is(401);
  }

  @Test
  void nativeClientsNeedNoOriginWhenSwitchedOn() {
    String token = rest.login("bob").token();
    assertThat(Handshake.with(token).withoutOrigin().answer(carillon).status()).isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://evil.example", "null", "", "garbage", "http://127.0.0.1", "http://[::1]"})
  void anOriginThatIsSentStillHasToBeAllowed(String origin) {
    String token = rest.login("bob").token();
    assertThat(Handshake.with(token).origin(origin).answer(carillon).status()).isEqualTo(403);
  }

  /** A user each: a client that goes away right after its 101 may hold its place for seconds. */
  @ParameterizedTest
  @CsvSource({
    "alice, https://example.localhost",
    "carol, https://chat.example.localhost",
    "bob, https://a.b.Example.LOCALHOST:8443",
    "admin, http://localhost:3000"
  })
  void aRuleWithALeadingDotCoversTheDomainAndItsSubdomains(String user, String origin) {
    String token = rest.login(user).token();
    assertThat(Handshake.with(token).origin(origin).answer(carillon).status()).isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://notexample.localhost",
        "https://example.localhost.evil.example",
        "https://edu"
      })
  void aRuleWithALeadingDotCoversNothingElse(String origin) {
    String token = rest.login("bob").token();
    assertThat(Handshake.with(token).origin(origin).answer(carillon).status()).isEqualTo(403);
  }

  @Test
  void moreThanTwiceTheFramesASecondAtOnceAre4429() {
    try (RawSocket raw = Handshake.with(rest.login("carol").token()).open(carillon)) {
      byte[] frame = RawSocket.frame(true, RawSocket.TEXT, "{".getBytes(UTF_8));
      for (int i = 0; i < 20 * FRAMES_PER_SECOND; i++) {
        raw.send(frame);
      }
      int answers = 0;
      RawSocket.Frame answer = raw.read();
      while (answer.opcode() == RawSocket.TEXT) {
        answers++;
        answer = raw.read();
      }
      assertThat(answer.closeCode()).isEqualTo(4429);
      assertThat(answers).isGreaterThanOrEqualTo(2 * FRAMES_PER_SECOND);
    }
  }

  @Test
  void aFrameOverItsLimitIs1009() {
    try (RawSocket raw = Handshake.with(rest.login("carol").token()).open(carillon)) {
      raw.sendText(" ".repeat(FRAME_BYTES));
      assertThat(raw.read().text()).contains("Invalid JSON format");
      raw.sendText(" ".repeat(FRAME_BYTES + 1));
      assertThat(raw.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void aTextOverItsLimitIsAnError() {
    Person carol = rest.login("carol");
    Person bob = rest.login("bob");
    try (ChatClient client = ChatClient.connect(carillon, carol)) {
      client.sendAccepted(bob, "x".repeat(TEXT_CHARS));
      assertThat(client.ask(ChatClient.frame(bob, "x".repeat(TEXT_CHARS + 1))).getString("error"))
          .contains("message", String.valueOf(TEXT_CHARS));
    }
  }

  @Test
  void aUserHasNoMoreSocketsThanAllowed() {
    Person staff = rest.login("staff");
    List<ChatClient> open = new ArrayList<>();
    for (int i = 0; i < SOCKETS; i++) {
      open.add(ChatClient.connect(carillon, staff));
    }
    HttpAnswer refused = Handshake.with(staff.token()).answer(carillon);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body()).doesNotContain(staff.token(), "\n");

    open.remove(0).close();
    // Some servers say only behind the closing handshake that a socket is closed.
    await().untilAsserted(() -> open.add(ChatClient.connect(carillon, staff)));
    open.forEach(ChatClient::close);
  }

  @Test
  void failedLoginsAreLimitedPerUserAndAddress() {
    for (int i = 0; i < LOGIN_FAILURES; i++) {
      // However the name is written, it is one name.
      rest.tryLogin(" ".repeat(i) + "dave", "guess " + i).is(401);
    }
    for (String password : List.of("another guess", "demo")) {
      Answer refused = rest.tryLogin("dave", password).is(429);
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
      assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }
    rest.signIn("carol");
    rest.tryLogin("nobody", "guess").is(401);
  }

  @Test
  void loginsThatSucceedDoNotCount() {
    for (int i = 0; i < LOGIN_FAILURES + 2; i++) {
      rest.signIn("admin");
    }
  }

  @Test
  void theLimitsOfAMessageAreTold() {
    JsonObject limits = rest.get(rest.login("admin"), "/api/limits").is(200).json();

    assertThat(limits.getInt("text_chars")).isEqualTo(TEXT_CHARS);
    assertThat(limits.getInt("text_bytes")).isEqualTo(3 * TEXT_CHARS);
  }
}
