package io.carillon.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every frame against its golden file. */
class FrameCodecTest {

  private final FrameCodec codec = new FrameCodec(32_768, 98_304);

  static Stream<Arguments> frames() {
    return Stream.of(
        Arguments.of("message_sent", new ServerFrame.MessageSent(456, Optional.empty())),
        Arguments.of(
            "message_sent_with_ref", new ServerFrame.MessageSent(456, Optional.of("ref-1"))),
        Arguments.of(
            "chat_message",
            new ServerFrame.ChatMessage(
                789,
                101,
                "John Doe",
                "Hello",
                "https://files.example.edu/file.pdf",
                Timestamps.format(Instant.parse("2026-01-06T10:30:45.123456Z")))),
        Arguments.of(
            "chat_message_without_attachment",
            new ServerFrame.ChatMessage(
                789,
                101,
                "John Doe",
                "Hello",
                null,
                Timestamps.format(Instant.parse("2026-01-06T10:30:45Z")))),
        Arguments.of(
            "notify",
            new ServerFrame.Notify(
                "New Notice",
                "Mid-term exam schedule",
                "notice",
                Timestamps.seconds(Instant.parse("2026-01-06T14:20:00.9Z")),
                Json.createObjectBuilder().add("notice_id", 42).add("url", "/notices/42").build(),
                42L)),
        Arguments.of(
            "notify_without_data",
            new ServerFrame.Notify(
                "Hello",
                "No data",
                "alert",
                Timestamps.seconds(Instant.parse("2026-01-06T14:20:00Z")),
                null,
                43L)),
        Arguments.of("error", new ServerFrame.Error(ErrorText.RECEIVER_REQUIRED)),
        Arguments.of(
            "error_with_ref",
            new ServerFrame.Error(ErrorText.RECEIVER_NOT_FOUND, Optional.of("ref-1"))),
        Arguments.of("caught_up", new ServerFrame.CaughtUp(789, true)));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void hasExactlyTheProtocolsKeysAndValues(String golden, ServerFrame frame) throws Exception {
    assertThat(parse(codec.encode(frame).json())).isEqualTo(golden(golden));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void isAFrameOfTheAsyncApiDocument(String golden, ServerFrame frame) {
    new FrameSchema().check(codec.encode(frame).json());
  }

  @Test
  void anAnnouncementHasItsIdOnlyForThoseWhoAskedForWhatTheyMissed() throws Exception {
    ServerFrame frame =
        new ServerFrame.Notify(
            "Hello",
            "No data",
            "alert",
            Timestamps.seconds(Instant.parse("2026-01-06T14:20:00Z")),
            null,
            43L);
    EncodedFrame numbered = codec.encode(frame).forCatchingUp();

    assertThat(parse(numbered.json())).isEqualTo(golden("notify_with_id"));
    new FrameSchema().check(numbered.json());
  }

  @Test
  void otherFramesAreTheSameForEveryone() {
    EncodedFrame frame = codec.encode(new ServerFrame.Error("x"));
    assertThat(frame.forCatchingUp()).isSameAs(frame);
  }

  @Test
  void escapesWhatJsonMustEscapeAndKeepsTheRest() {
    String text = "\"\\\n\u2028 é 😀 </script>";
    ServerFrame frame = new ServerFrame.ChatMessage(1, 2, "n", text, null, "t");
    assertThat(parse(codec.encode(frame).json()).getString("message")).isEqualTo(text);
  }

  @Test
  void timestampsHaveSixDigitsAndNeverRound() {
    assertThat(Timestamps.format(Instant.parse("2026-01-06T10:30:45.999999999Z")))
        .isEqualTo("2026-01-06T10:30:45.999999Z");
  }

  private static JsonObject parse(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static JsonObject golden(String name) throws Exception {
    try (InputStream in = FrameCodecTest.class.getResourceAsStream("/frames/" + name + ".json");
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject();
    }
  }
}
