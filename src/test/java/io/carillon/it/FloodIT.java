package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything at once from one user, on a server with little memory. */
@DisplayName("Floods")
class FloodIT {

  private static final int TOO_MANY = 4429;
  private static final int MAX_BYTES = 1 << 20;
  private static final int BLOCK_BYTES = 1 << 18;
  private static final int SOCKETS = 60;
  private static final String UNSEEN =
      "WildFly shows neither control frames nor empty fragments to the application";

  private static Carillon carillon;
  private static Rest rest;
  private static Person bob;

  private int loggedBefore;
  private Person flooder;
  private Person friend;
  private ChatClient bystander;

  @BeforeAll
  static void start() {
    carillon =
        Carillon.start(
            "flood", Map.of("JAVA_TOOL_OPTIONS", "-Xmx512m -XX:+ExitOnOutOfMemoryError"));
    rest = new Rest(carillon);
    bob = rest.login("bob");
  }

  @AfterAll
  static void stop() {
    if (carillon != null) {
      carillon.close();
    }
  }

  @BeforeEach
  void connect() {
    loggedBefore = carillon.logLines().size();
    Campus campus = new Campus(rest);
    flooder = campus.student();
    friend = campus.student();
    bystander = ChatClient.connect(carillon, bob);
  }

  @AfterEach
  void othersGoOnAndNothingIsLogged() {
    bystander.sendAccepted(friend, "still here");
    bystander.close();
    assertThat(carillon.isRunning()).isTrue();
    assertThat(carillon.loggedSince(loggedBefore)).isEmpty();
  }

  static Stream<Named<byte[]>> floods() {
    return Stream.of(
        Named.of("small texts", RawSocket.frame(true, RawSocket.TEXT, "{".getBytes(UTF_8))),
        Named.of("large texts", RawSocket.frame(true, RawSocket.TEXT, new byte[MAX_BYTES])),
        Named.of("empty texts", RawSocket.frame(true, RawSocket.TEXT, new byte[0])),
        Named.of("binary", RawSocket.frame(true, RawSocket.BINARY, new byte[100])),
        Named.of("large binary", RawSocket.frame(true, RawSocket.BINARY, new byte[MAX_BYTES])));
  }

  static Stream<Named<byte[]>> controls() {
    return Stream.of(
        Named.of("pings", RawSocket.frame(true, RawSocket.PING, new byte[125])),
        Named.of("pongs", RawSocket.frame(true, RawSocket.PONG, new byte[0])));
  }

  @ParameterizedTest
  @MethodSource("controls")
  @OnlyOn(
      value = {"micro", "payara-server"},
      because = UNSEEN)
  void ofControlFramesAre4429(byte[] frame) {
    ofFramesAre4429(frame);
    ofFramesOnTheNotificationsChannelAre4429(frame);
  }

  @ParameterizedTest
  @MethodSource("floods")
  void ofFramesAre4429(byte[] frame) {
    try (RawSocket raw = Handshake.with(flooder.token()).open(carillon)) {
      pour(raw, frame);
      assertThat(raw.closeCode()).isEqualTo(TOO_MANY);
    }
  }

  @ParameterizedTest
  @MethodSource("floods")
  void ofFramesOnTheNotificationsChannelAre4429(byte[] frame) {
    try (RawSocket raw =
        Handshake.with(flooder.token()).path("/ws/notifications/").open(carillon)) {
      pour(raw, frame);
      assertThat(raw.closeCode()).isEqualTo(TOO_MANY);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {RawSocket.TEXT, RawSocket.BINARY})
  @OnlyOn(
      value = {"micro", "payara-server"},
      because = UNSEEN)
  void ofEmptyFragmentsAre4429(int opcode) {
    try (RawSocket raw = Handshake.with(flooder.token()).open(carillon)) {
      raw.send(RawSocket.frame(false, opcode, new byte[0]));
      pour(raw, RawSocket.frame(false, RawSocket.CONTINUATION, new byte[0]));
      assertThat(raw.closeCode()).isEqualTo(TOO_MANY);
    }
  }

  @Test
  void ofMessagesAre4429OnEveryConnection() {
    byte[] json = ChatClient.frame(friend, "x").getBytes(UTF_8);
    byte[] frame = RawSocket.frame(true, RawSocket.TEXT, json);
    List<RawSocket> all = open(20);
    all.forEach(raw -> pour(raw, frame));
    bystander.sendAccepted(friend, "in the middle of it");
    assertThat(all).allSatisfy(raw -> assertThat(raw.closeCode()).isEqualTo(TOO_MANY));
    all.forEach(RawSocket::close);
  }

  /** Reading them takes longer than their rate allows, which may slow them down enough. */
  @Test
  void ofLargeMessagesHoldNobodyUp() {
    byte[] json = ChatClient.frame(friend, "x".repeat(32_768)).getBytes(UTF_8);
    byte[] payload = Arrays.copyOf(json, MAX_BYTES);
    Arrays.fill(payload, json.length, MAX_BYTES, (byte) ' ');
    List<RawSocket> all = open(20);
    all.forEach(raw -> pour(raw, RawSocket.frame(true, RawSocket.TEXT, payload)));
    for (int i = 0; i < 50; i++) {
      bystander.sendAccepted(friend, "in the middle of it");
    }
    all.forEach(RawSocket::close);
  }

  @Test
  void ofMessagesThatAreNeverFinishedHoldNoMoreThanOneFrameEach() {
    byte[] part = new byte[MAX_BYTES / 8];
    Arrays.fill(part, (byte) ' ');
    List<RawSocket> all = open(SOCKETS);
    for (RawSocket raw : all) {
      raw.send(RawSocket.frame(false, RawSocket.TEXT, part));
      for (int i = 1; i < 8; i++) {
        raw.send(RawSocket.frame(false, RawSocket.CONTINUATION, part));
      }
    }
    bystander.sendAccepted(friend, "in the middle of it");
    for (RawSocket raw : all) {
      raw.send(RawSocket.frame(false, RawSocket.CONTINUATION, new byte[1]));
      assertThat(raw.closeCode()).isEqualTo(1009);
      raw.close();
    }
  }

  @Test
  void ofFramesThatStopInTheMiddleHoldNoMoreThanOneFrameEach() {
    byte[] frame = RawSocket.frame(true, RawSocket.TEXT, new byte[MAX_BYTES]);
    List<RawSocket> all = open(SOCKETS);
    all.forEach(raw -> raw.send(Arrays.copyOf(frame, MAX_BYTES)));
    bystander.sendAccepted(friend, "in the middle of it");
    all.forEach(RawSocket::close);
  }

  @Test
  void ofCompressedFramesCannotBe() {
    try (RawSocket raw = RawSocket.connect(carillon.port())) {
      HttpAnswer answer =
          Handshake.with(flooder.token())
              .origin("http://localhost\r\nSec-WebSocket-Extensions: permessage-deflate")
              .answer(carillon, raw);
      assertThat(answer.status()).isEqualTo(101);
      assertThat(answer.headers()).doesNotContainKey("sec-websocket-extensions");
      raw.send(RawSocket.frame(true, RawSocket.TEXT | 0x40, new byte[1]));
      assertThat(raw.closeCode()).isEqualTo(1002);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /ws/chat/?token=x HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nX-A: ",
        "GET /ws/cha",
        "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 100\r\n\r\n{\"user",
      })
  void ofRequestsThatStopInTheMiddleKeepNobodyOut(String start) {
    List<RawSocket> all = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      RawSocket raw = RawSocket.connect(carillon.port());
      raw.send(start.getBytes(UTF_8));
      all.add(raw);
    }
    try (ChatClient another = ChatClient.connect(carillon, bob)) {
      another.sendAccepted(friend, "in the middle of it");
    }
    all.forEach(RawSocket::close);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{",
        "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
        "GET /ws/chat/ HTTP/1.1\r\nHost: elsewhere\r\nContent-Length: 9000000\r\n\r\n{",
      })
  @OnlyOn(
      value = "wildfly",
      because = "Payara reads no body unasked, and logs its own faults when such a client goes")
  void ofBodiesThatNobodyAskedForKeepNobodyOut(String start) {
    ofRequestsThatStopInTheMiddleKeepNobodyOut(start);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /ws/chat/?token=%s HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /ws/chat/ HTTP/1.1\r\nHost: localhost\r\nOrigin: http://%s\r\n\r\n",
        "GET /ws/chat/ HTTP/1.1\r\nHost: localhost\r\n%s: x\r\n\r\n",
        "%s / HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void ofOneEndlessHeaderIsRefused(String request) {
    try (RawSocket raw = RawSocket.connect(carillon.port())) {
      CompletableFuture.runAsync(
              () -> raw.send(request.formatted("x".repeat(1 << 20)).getBytes(UTF_8)))
          .exceptionally(hungUp -> null);
      assertThat(raw.readAnswer().status()).isBetween(400, 499);
    }
  }

  private List<RawSocket> open(int sockets) {
    return IntStream.range(0, sockets)
        .mapToObj(i -> Handshake.with(flooder.token()).open(carillon))
        .toList();
  }

  /** Sends as fast as the server takes it, until it takes no more. */
  private static void pour(RawSocket raw, byte[] frame) {
    byte[] block = frame;
    while (block.length < BLOCK_BYTES) {
      byte[] twice = Arrays.copyOf(block, 2 * block.length);
      System.arraycopy(block, 0, twice, block.length, block.length);
      block = twice;
    }
    byte[] all = block;
    Thread pouring =
        new Thread(
            () -> {
              try {
                while (true) {
                  raw.send(all);
                }
              } catch (RuntimeException hungUp) {
                // As it should be.
              }
            });
    pouring.setDaemon(true);
    pouring.start();
  }
}
