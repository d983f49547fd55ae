package io.carillon.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The frames that a busy server reads and writes, one by one. */
@State(Scope.Benchmark)
public class FrameCodecBenchmark {

  private static final String TEXT =
      "Are you coming to the library? There's a table free upstairs.";
  private static final JsonObject DATA =
      Json.createObjectBuilder().add("notice_id", 42).add("url", "/notices/42").build();

  private final FrameCodec codec = new FrameCodec(32_768, 98_304);
  private final String incoming = "{\"receiver_id\": 123, \"message\": \"" + TEXT + "\"}";
  private final ServerFrame messageSent = new ServerFrame.MessageSent(123_456, Optional.empty());
  private final ServerFrame chatMessage =
      new ServerFrame.ChatMessage(
          123_456, 101, "Alice Adams", TEXT, null, "2026-01-06T10:30:45.123456Z");
  private final ServerFrame notification =
      new ServerFrame.Notify("New Notice", "Exams", "notice", "2026-01-06T14:20:00Z", DATA, 99L);

  @Benchmark
  public ClientFrame decodeMessage() {
    return codec.decode(incoming);
  }

  @Benchmark
  public EncodedFrame encodeMessageSent() {
    return codec.encode(messageSent);
  }

  @Benchmark
  public EncodedFrame encodeChatMessage() {
    return codec.encode(chatMessage);
  }

  @Benchmark
  public EncodedFrame encodeNotify() {
    return codec.encode(notification);
  }
}
