package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Limits on what comes in")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrameLimitsIT {

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_CHARS = 32_768;
  private static final int MAX_TEXT_BYTES = 98_304;
  private static final int BURST = 4_000;

  private final Carillon carillon;
  private final Person alice;
  private final Person bob;
  private RawSocket raw;
  private ChatClient bystander;

  FrameLimitsIT(Carillon carillon) {
    this.carillon = carillon;
    Rest rest = new Rest(carillon);
    this.alice = rest.login("alice");
    this.bob = rest.login("bob");
  }

  @BeforeEach
  void connect() {
    raw = Handshake.with(alice.token()).open(carillon);
    bystander = ChatClient.connect(carillon, alice);
  }

  /** What one connection does wrong never shows on another, not even of the same user. */
  @AfterEach
  void othersGoOn() {
    bystander.sendAccepted(bob, "still here");
    bystander.assertSilent();
    bystander.close();
    raw.close();
  }

  private RawSocket.Frame ask(String frame) {
    raw.sendText(frame);
    return raw.read();
  }

  /** A message in a frame of exactly so many bytes. */
  private byte[] padded(int bytes) {
    byte[] json = ChatClient.frame(bob, "padded").getBytes(UTF_8);
    byte[] payload = Arrays.copyOf(json, bytes);
    Arrays.fill(payload, json.length, bytes, (byte) ' ');
    return payload;
  }

  /** Sends while the test reads: the server may close before it has taken everything. */
  private CompletableFuture<Void> sendMeanwhile(byte[] bytes) {
    return CompletableFuture.runAsync(() -> raw.send(bytes)).exceptionally(hungUp -> null);
  }

  @Test
  void theLongestTextIsAccepted() {
    String text = "x".repeat(MAX_CHARS);
    try (ChatClient receiver = ChatClient.connect(carillon, bob)) {
      assertThat(ask(ChatClient.frame(bob, text)).text()).contains("message_sent");
      assertThat(receiver.next().getString("message")).isEqualTo(text);
    }
  }

  @Test
  void textIsMeasuredInCharacters() {
    assertThat(ask(ChatClient.frame(bob, "ä".repeat(MAX_CHARS))).text()).contains("message_sent");
    assertThat(ask(ChatClient.frame(bob, "ä".repeat(MAX_CHARS + 1))).text())
        .contains("the limit is 32768 characters");
  }

  @Test
  void textIsMeasuredInBytes() {
    int most = MAX_TEXT_BYTES / 4;
    assertThat(ask(ChatClient.frame(bob, "👍".repeat(most))).text()).contains("message_sent");
    assertThat(ask(ChatClient.frame(bob, "👍".repeat(most + 1))).text())
        .contains("the limit is 98304 bytes in UTF-8");
  }

  @Test
  void theLargestFrameIsAccepted() {
    raw.send(RawSocket.frame(true, RawSocket.TEXT, padded(MAX_BYTES)));
    assertThat(raw.read().text()).contains("message_sent");
  }

  @ParameterizedTest
  @ValueSource(ints = {MAX_BYTES + 1, 2 * MAX_BYTES, 8 * MAX_BYTES, 17 * MAX_BYTES})
  void aLargerTextFrameIs1009(int bytes) {
    sendMeanwhile(RawSocket.frame(true, RawSocket.TEXT, padded(bytes)));
    assertThat(raw.closeCode()).isEqualTo(1009);
  }

  @Test
  void aLargerBinaryFrameIs1009() {
    sendMeanwhile(RawSocket.frame(true, RawSocket.BINARY, new byte[MAX_BYTES + 1]));
    assertThat(raw.closeCode()).isEqualTo(1009);
  }

  @ParameterizedTest
  @ValueSource(ints = {RawSocket.TEXT, RawSocket.BINARY})
  void fragmentsThatAddUpToMoreAre1009(int opcode) {
    byte[] part = new byte[MAX_BYTES / 4 + 1];
    Arrays.fill(part, (byte) ' ');
    sendMeanwhile(
        concat(
            RawSocket.frame(false, opcode, part),
            RawSocket.frame(false, RawSocket.CONTINUATION, part),
            RawSocket.frame(false, RawSocket.CONTINUATION, part),
            RawSocket.frame(true, RawSocket.CONTINUATION, part)));
    assertThat(raw.closeCode()).isEqualTo(1009);
  }

  @Test
  void endlessFragmentsAre1009() {
    byte[] part = new byte[MAX_BYTES / 16];
    Arrays.fill(part, (byte) ' ');
    raw.send(RawSocket.frame(false, RawSocket.TEXT, part));
    CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 64; i++) {
                raw.send(RawSocket.frame(false, RawSocket.CONTINUATION, part));
              }
            })
        .exceptionally(hungUp -> null);
    assertThat(raw.closeCode()).isEqualTo(1009);
  }

  @Test
  void fragmentsAreOneFrame() {
    byte[] json = ChatClient.frame(bob, "Grüße 👍 in pieces").getBytes(UTF_8);
    try (ChatClient receiver = ChatClient.connect(carillon, bob)) {
      for (int i = 0; i < json.length; i++) {
        int opcode = i == 0 ? RawSocket.TEXT : RawSocket.CONTINUATION;
        raw.send(RawSocket.frame(i == json.length - 1, opcode, new byte[] {json[i]}));
      }
      assertThat(raw.read().text()).contains("message_sent");
      assertThat(receiver.next().getString("message")).isEqualTo("Grüße 👍 in pieces");
    }
  }

  @Test
  void aPingBetweenFragmentsIsAnsweredAndHarmsNothing() {
    byte[] json = ChatClient.frame(bob, "m").getBytes(UTF_8);
    raw.send(RawSocket.frame(false, RawSocket.TEXT, json));
    raw.send(RawSocket.frame(true, RawSocket.PING, "are you there".getBytes(UTF_8)));
    raw.send(RawSocket.frame(true, RawSocket.CONTINUATION, new byte[0]));

    RawSocket.Frame pong = raw.read();
    assertThat(pong.opcode()).isEqualTo(RawSocket.PONG);
    assertThat(pong.text()).isEqualTo("are you there");
    assertThat(raw.read().text()).contains("message_sent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c328", "80", "c0af", "eda080", "f4908080", "e282", "f09f918d80"})
  void invalidUtf8Is1007(String hex) {
    raw.send(RawSocket.frame(true, RawSocket.TEXT, HexFormat.of().parseHex(hex)));
    assertThat(raw.closeCode()).isEqualTo(1007);
  }

  @Test
  void invalidUtf8WithinAGoodFrameIs1007() {
    byte[] json = ChatClient.frame(bob, "x").getBytes(UTF_8);
    json[json.length - 3] = (byte) 0xFF;
    raw.send(RawSocket.frame(true, RawSocket.TEXT, json));
    assertThat(raw.closeCode()).isEqualTo(1007);
  }

  @Test
  void invalidUtf8InALaterFragmentIs1007() {
    raw.send(RawSocket.frame(false, RawSocket.TEXT, "{\"message\":\"".getBytes(UTF_8)));
    raw.send(RawSocket.frame(true, RawSocket.CONTINUATION, new byte[] {(byte) 0xC3, '(', '"'}));
    assertThat(raw.closeCode()).isEqualTo(1007);
  }

  @Test
  void aBurstOfTwiceTheRateIsAnswered() {
    sendMeanwhile(repeated("{", BURST));
    for (int i = 0; i < BURST; i++) {
      JsonObject answer = ChatClient.parse(raw.read().text());
      assertThat(answer.getString("error")).isEqualTo("Invalid JSON format");
    }
  }

  @Test
  void aFloodIs4429() {
    sendMeanwhile(repeated("{", 100_000));
    assertThat(raw.closeCode()).isEqualTo(4429);
  }

  private static byte[] repeated(String text, int times) {
    byte[] frame = RawSocket.frame(true, RawSocket.TEXT, text.getBytes(UTF_8));
    byte[][] all = new byte[times][];
    Arrays.fill(all, frame);
    return concat(all);
  }

  private static byte[] concat(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int end = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, end, part.length);
      end += part.length;
    }
    return all;
  }
}
