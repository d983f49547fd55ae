package io.carillon.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.carillon.core.Storable;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

class EncodeFuzzTest {

  private final FrameCodec codec = new FrameCodec(1_000, 3_000);

  @FuzzTest
  void everyFrameIsJsonWithTheSameText(byte[] bytes) {
    StringBuilder units = new StringBuilder();
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      units.append((char) (bytes[i] << 8 | bytes[i + 1] & 0xFF));
    }
    String text = units.toString();
    JsonObject data = Json.createObjectBuilder().add(text, text).build();

    assertFrame(
        new ServerFrame.ChatMessage(1, 2, text, text, text, text),
        Map.of("sender_name", text, "message", text, "attachment", text, "timestamp", text));
    assertFrame(
        new ServerFrame.Notify(text, text, text, text, data, null),
        Map.of("title", text, "message", text, "notification_type", text));
    assertFrame(
        new ServerFrame.Error(text, Optional.of(text)), Map.of("error", text, "client_ref", text));
    assertFrame(
        new ServerFrame.MessageSent(1, Optional.of(text)),
        Map.of("status", "delivered", "client_ref", text));
  }

  private void assertFrame(ServerFrame frame, Map<String, String> values) {
    String json = codec.encode(frame).json();
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject read = reader.readObject();
      values.forEach((key, value) -> assertThat(read.getString(key)).isEqualTo(value));
    }
    if (values.values().stream().allMatch(Storable::holds)) {
      assertThat(new String(json.getBytes(UTF_8), UTF_8)).isEqualTo(json);
    }
  }
}
