package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Framing, control frames, UTF-8 and the closing handshake, by the letter of the RFC. */
@DisplayName("RFC 6455")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceIT {

  private static final int FIN = 0x80;
  private static final int MAX_BYTES = 1 << 20;
  private static final byte[] NOTHING = {};

  private final Carillon carillon;
  private final Person alice;
  private RawSocket socket;

  ConformanceIT(Carillon carillon) {
    this.carillon = carillon;
    this.alice = new Campus(new Rest(carillon)).student();
  }

  @BeforeEach
  void connect() {
    socket = Handshake.with(alice.token()).open(carillon);
  }

  @AfterEach
  void hangUp() {
    socket.close();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] hex(String bytes) {
    return HexFormat.of().parseHex(bytes);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] closing(int code, byte[] reason) {
    return ByteBuffer.allocate(2 + reason.length).putShort((short) code).put(reason).array();
  }

  private void send(int first, byte[] payload) {
    socket.send(RawSocket.masked(first, payload));
  }

  private void sendBytewise(byte[] frame) {
    for (byte one : frame) {
      socket.send(new byte[] {one});
    }
  }

  /** A note to oneself, blanks behind it up to a size. */
  private byte[] note(String text, int size) {
    byte[] json =
        utf8(
            Json.createObjectBuilder()
                .add("receiver_id", alice.id())
                .add("message", text)
                .build()
                .toString());
    byte[] padded = Arrays.copyOf(json, Math.max(size, json.length));
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private byte[] note(String text) {
    return note(text, 0);
  }

  /** In frames of so many bytes, and nothing between them. */
  private static byte[] fragments(byte[] payload, int each) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int at = 0; at < payload.length; at += each) {
      int end = Math.min(payload.length, at + each);
      int opcode = at == 0 ? RawSocket.TEXT : RawSocket.CONTINUATION;
      int fin = end == payload.length ? FIN : 0;
      frames.writeBytes(RawSocket.masked(fin | opcode, Arrays.copyOfRange(payload, at, end)));
    }
    return frames.toByteArray();
  }

  /** It comes back as it was sent, and is acknowledged. */
  private void assertNote(String text) {
    List<JsonObject> frames =
        List.of(SocketClient.parse(socket.read().text()), SocketClient.parse(socket.read().text()));
    assertThat(frames).anyMatch(frame -> frame.getString("type").equals("message_sent"));
    assertThat(frames)
        .anyMatch(
            frame ->
                frame.getString("type").equals("chat_message")
                    && frame.getString("message").equals(text));
  }

  private void assertPong(byte[] payload) {
    RawSocket.Frame pong = socket.read();
    assertThat(pong.opcode()).isEqualTo(RawSocket.PONG);
    assertThat(pong.payload()).isEqualTo(payload);
  }

  private void assertError() {
    assertThat(SocketClient.parse(socket.read().text()).getString("type")).isEqualTo("error");
  }

  /** That is all that comes, and then the connection's end. */
  private void assertClosed(int code) {
    RawSocket.Frame close = socket.read();
    assertThat(close.opcode()).as(close.text()).isEqualTo(RawSocket.CLOSE);
    assertThat(close.closeCode()).isEqualTo(code);
    try {
      send(FIN | RawSocket.CLOSE, closing(code, NOTHING));
    } catch (RuntimeException e) {
      return; // It hasn't waited for the answer.
    }
    assertThat(socket.ends()).isTrue();
  }

  private void assertAlive() {
    send(FIN | RawSocket.PING, utf8("alive"));
    assertPong(utf8("alive"));
  }

  // Sizes

  @ParameterizedTest
  @ValueSource(ints = {125, 126, 127, 128, 65_535, 65_536, MAX_BYTES})
  void textOfAnySizeIsOneMessage(int size) {
    send(FIN | RawSocket.TEXT, note("size " + size, size));
    assertNote("size " + size);
  }

  @ParameterizedTest
  @CsvSource({"65535,997", "65536,997", "65536,1", "300,1"})
  void howItsBytesArriveDoesNotMatter(int size, int atATime) {
    byte[] frame = RawSocket.masked(FIN | RawSocket.TEXT, note("in pieces", size));
    int step = atATime == 1 && size > 1_000 ? 7 : atATime;
    for (int at = 0; at < frame.length; at += step) {
      socket.send(Arrays.copyOfRange(frame, at, Math.min(frame.length, at + step)));
    }
    assertNote("in pieces");
  }

  @ParameterizedTest
  @CsvSource({"65536,64", "65536,1300", "262144,4096", "1048576,4096", "1048576,65536"})
  void fragmentsOfAnySizeAreOneMessage(int size, int each) {
    socket.send(fragments(note("in fragments", size), each));
    assertNote("in fragments");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536})
  void binaryOfAnySizeIsAnsweredWithAnError(int size) {
    send(FIN | RawSocket.BINARY, new byte[size]);
    assertError();
    assertAlive();
  }

  @Test
  void anEmptyTextIsAnsweredWithAnError() {
    send(FIN | RawSocket.TEXT, NOTHING);
    assertError();
    send(RawSocket.TEXT, NOTHING);
    send(RawSocket.CONTINUATION, NOTHING);
    send(FIN | RawSocket.CONTINUATION, NOTHING);
    assertError();
    assertAlive();
  }

  @Test
  void aMessageIsTooLargeByItsFragmentsTogether() {
    byte[] frames = fragments(note("too large", MAX_BYTES + 1), 1 << 16);
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(() -> socket.send(frames)).exceptionally(hungUp -> null);
    assertThat(socket.closeCode()).isEqualTo(1009);
    sending.join();
  }

  // Pings and pongs

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "68656c6c6f", "00fffefd fcfb00ff", "ff"})
  void aPingIsAnsweredWithWhatItHas(String payload) {
    byte[] bytes = hex(payload.replace(" ", ""));
    send(FIN | RawSocket.PING, bytes);
    assertPong(bytes);
  }

  @Test
  void aPingMayHave125BytesThatArriveOneByOne() {
    byte[] payload = new byte[125];
    Arrays.fill(payload, (byte) 0xFE);
    sendBytewise(RawSocket.masked(FIN | RawSocket.PING, payload));
    assertPong(payload);
  }

  @Test
  void pingsAreAnsweredInTheirOrder() {
    byte[][] pings =
        IntStream.range(0, 10)
            .mapToObj(i -> RawSocket.masked(FIN | RawSocket.PING, utf8("ping " + i)))
            .toArray(byte[][]::new);
    socket.send(joined(pings));
    for (int i = 0; i < pings.length; i++) {
      assertPong(utf8("ping " + i));
    }
  }

  @Test
  void aPongThatNobodyAskedForIsIgnored() {
    send(FIN | RawSocket.PONG, NOTHING);
    send(FIN | RawSocket.PONG, utf8("unasked"));
    assertAlive();
  }

  @ParameterizedTest
  @ValueSource(ints = {RawSocket.PING, RawSocket.PONG, RawSocket.CLOSE})
  void aControlFrameIsNotLongerThan125Bytes(int opcode) {
    send(FIN | opcode, Arrays.copyOf(closing(1000, NOTHING), 126));
    assertClosed(1002);
  }

  @ParameterizedTest
  @ValueSource(ints = {RawSocket.PING, RawSocket.PONG, RawSocket.CLOSE})
  void aControlFrameIsNotFragmented(int opcode) {
    send(opcode, closing(1000, NOTHING));
    assertClosed(1002);
  }

  // Reserved bits and opcodes, masks

  static Stream<Integer> reservedFirstBytes() {
    Stream<Integer> bits =
        Stream.of(RawSocket.TEXT, RawSocket.BINARY, RawSocket.PING, RawSocket.CLOSE)
            .flatMap(opcode -> Stream.of(0x10, 0x20, 0x40, 0x70).map(rsv -> FIN | rsv | opcode));
    Stream<Integer> opcodes = Stream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15).map(code -> FIN | code);
    return Stream.concat(bits, opcodes);
  }

  @ParameterizedTest
  @MethodSource("reservedFirstBytes")
  void whatIsReservedIsNotUsed(int first) {
    send(first, closing(1000, NOTHING));
    assertClosed(1002);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xC1, 0x83, 0x8B})
  void whatCameBeforeIsAnsweredAllTheSame(int first) {
    send(FIN | RawSocket.TEXT, note("before"));
    assertNote("before");
    socket.send(joined(RawSocket.masked(first, NOTHING), RawSocket.masked(0x89, NOTHING)));
    assertClosed(1002);
  }

  static Stream<Arguments> unmasked() {
    return Stream.of(
        Arguments.of("/ws/chat/", RawSocket.TEXT, NOTHING),
        Arguments.of("/ws/chat/", RawSocket.TEXT, utf8("{}")),
        Arguments.of("/ws/chat/", RawSocket.BINARY, NOTHING),
        Arguments.of("/ws/chat/", RawSocket.CONTINUATION, NOTHING),
        Arguments.of("/ws/chat/", RawSocket.PING, NOTHING),
        Arguments.of("/ws/chat/", RawSocket.PONG, utf8("x")),
        Arguments.of("/ws/chat/", RawSocket.CLOSE, NOTHING),
        Arguments.of("/ws/chat/", RawSocket.CLOSE, closing(1000, NOTHING)),
        Arguments.of("/ws/notifications/", RawSocket.TEXT, utf8("{}")),
        Arguments.of("/ws/notifications/", RawSocket.PING, NOTHING),
        Arguments.of("/ws/notifications/", RawSocket.CLOSE, closing(1000, NOTHING)));
  }

  @ParameterizedTest
  @MethodSource("unmasked")
  void aClientMasksItsFrames(String path, int opcode, byte[] payload) {
    socket.close();
    socket = Handshake.with(alice.token()).path(path).open(carillon);
    assertAlive();
    socket.send(RawSocket.unmasked(opcode, payload));
    assertClosed(1002);
  }

  // Fragments

  @Test
  void controlFramesComeBetweenFragments() {
    byte[] json = note("around pings");
    send(RawSocket.TEXT, Arrays.copyOfRange(json, 0, 5));
    send(FIN | RawSocket.PING, utf8("1"));
    assertPong(utf8("1"));
    send(RawSocket.CONTINUATION, NOTHING);
    send(FIN | RawSocket.PONG, utf8("unasked"));
    send(FIN | RawSocket.PING, utf8("2"));
    send(FIN | RawSocket.CONTINUATION, Arrays.copyOfRange(json, 5, json.length));
    assertPong(utf8("2"));
    assertNote("around pings");
  }

  @Test
  void everyByteMayBeAFragmentOfItsOwn() {
    socket.send(fragments(note("a byte a frame"), 1));
    assertNote("a byte a frame");
  }

  @ParameterizedTest
  @ValueSource(ints = {FIN | RawSocket.CONTINUATION, RawSocket.CONTINUATION})
  void thereIsNothingToContinueAtFirst(int first) {
    send(first, utf8("{}"));
    assertClosed(1002);
  }

  @ParameterizedTest
  @ValueSource(ints = {FIN | RawSocket.CONTINUATION, RawSocket.CONTINUATION})
  void norBehindTheEnd(int first) {
    socket.send(fragments(note("whole"), 20));
    assertNote("whole");
    send(first, utf8("{}"));
    assertClosed(1002);
  }

  @ParameterizedTest
  @ValueSource(ints = {FIN | RawSocket.TEXT, RawSocket.TEXT, FIN | RawSocket.BINARY})
  void aMessageEndsBeforeTheNextOneBegins(int first) {
    send(RawSocket.TEXT, utf8("{"));
    send(first, utf8("{}"));
    assertClosed(1002);
  }

  // UTF-8

  @ParameterizedTest
  @ValueSource(
      strings = {
        "κόσμε",
        "\u0080 \u07ff \u0800 \uffff",
        "\ud7ff \ue000 \ufffd \ufffe",
        "\ud800\udc00 \udbff\udfff",
        "\ud83f\udffe \udbff\udffe",
        "é e\u0301 \u202e 👩‍👩‍👧"
      })
  void allOfUnicodeComesThrough(String text) {
    send(FIN | RawSocket.TEXT, note(text));
    assertNote(text);
    socket.send(fragments(note(text), 1));
    assertNote(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "fe",
        "ff",
        "c0af",
        "c1bf",
        "e080af",
        "e09fbf",
        "f08080af",
        "f08fbfbf",
        "f888808080",
        "fc8480808080",
        "eda080",
        "edbfbf",
        "eda080edb080",
        "f4908080",
        "f7bfbfbf",
        "c3",
        "c328",
        "e282",
        "e228a1",
        "f09f98",
        "f09f28",
        "cebae1bdb9cf83cebceda080656469746564"
      })
  void whatIsNoUtf8Is1007(String bytes) {
    send(FIN | RawSocket.TEXT, joined(utf8("{\"message\":\""), hex(bytes)));
    assertClosed(1007);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c328", "e228a1", "f4908080", "eda080", "f09f28"})
  void alsoWhenItIsSplit(String bytes) {
    byte[] bad = hex(bytes);
    send(RawSocket.TEXT, joined(utf8("{\"message\":\""), Arrays.copyOf(bad, 1)));
    send(FIN | RawSocket.PING, NOTHING);
    assertPong(NOTHING);
    send(FIN | RawSocket.CONTINUATION, Arrays.copyOfRange(bad, 1, bad.length));
    assertClosed(1007);
  }

  @Test
  void alsoWhenACharacterIsNeverEnded() {
    send(RawSocket.TEXT, joined(utf8("{\"message\":\""), hex("f09f98")));
    send(FIN | RawSocket.CONTINUATION, NOTHING);
    assertClosed(1007);
  }

  /** There is no need to wait for the rest of it. */
  @Test
  void alsoBeforeItsMessageEnds() {
    send(RawSocket.TEXT, joined(utf8("{\"message\":\""), hex("ff")));
    assertClosed(1007);
  }

  // The closing handshake

  static Stream<Integer> goodCodes() {
    return Stream.of(
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4401, 4999);
  }

  @ParameterizedTest
  @MethodSource("goodCodes")
  void aCloseIsAnsweredWithItsCode(int code) {
    send(FIN | RawSocket.CLOSE, closing(code, utf8("bye")));
    assertAnswered(code);
  }

  private void assertAnswered(int code) {
    RawSocket.Frame answer = socket.read();
    assertThat(answer.opcode()).isEqualTo(RawSocket.CLOSE);
    assertThat(answer.closeCode()).isEqualTo(code);
    assertThat(socket.ends()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535})
  void aCloseHasACodeThatMayBeSent(int code) {
    send(FIN | RawSocket.CLOSE, closing(code, NOTHING));
    assertAnswered(1002);
  }

  @Test
  void aCloseMayHaveNoCode() {
    send(FIN | RawSocket.CLOSE, NOTHING);
    RawSocket.Frame answer = socket.read();
    assertThat(answer.opcode()).isEqualTo(RawSocket.CLOSE);
    assertThat(answer.payload().length == 0 || answer.closeCode() == 1000).isTrue();
    assertThat(socket.ends()).isTrue();
  }

  @Test
  void aCloseHasNoHalfCode() {
    send(FIN | RawSocket.CLOSE, new byte[] {3});
    assertAnswered(1002);
  }

  @Test
  void aReasonMayHave123Bytes() {
    send(FIN | RawSocket.CLOSE, closing(1000, utf8("x".repeat(123))));
    assertAnswered(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c328", "eda080", "e282"})
  void aReasonIsUtf8(String reason) {
    send(FIN | RawSocket.CLOSE, closing(1000, hex(reason)));
    RawSocket.Frame answer = socket.read();
    assertThat(answer.opcode()).isEqualTo(RawSocket.CLOSE);
    assertThat(answer.closeCode()).isIn(1007, 1002);
  }

  @Test
  void aCloseEndsAMessageThatIsNotWhole() {
    send(RawSocket.TEXT, utf8("{"));
    send(FIN | RawSocket.CLOSE, closing(1000, NOTHING));
    assertAnswered(1000);
  }

  @Test
  void nothingBehindACloseIsAnswered() {
    List<byte[]> frames = new ArrayList<>();
    frames.add(RawSocket.masked(FIN | RawSocket.CLOSE, closing(1000, NOTHING)));
    frames.add(RawSocket.masked(FIN | RawSocket.PING, utf8("late")));
    frames.add(RawSocket.masked(FIN | RawSocket.TEXT, note("late")));
    frames.add(RawSocket.masked(FIN | RawSocket.CLOSE, closing(1001, NOTHING)));
    socket.send(joined(frames.toArray(byte[][]::new)));
    assertAnswered(1000);
  }
}
