package io.carillon.wire;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.util.Optional;

/** JSON to and from frames. Thread-safe; make one and share it. */
public final class FrameCodec {

  private final ClientFrameParser parser;
  private final Jsonb jsonb =
      JsonbBuilder.create(
          new JsonbConfig()
              .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));

  /**
   * @param maxTextChars the longest {@code message}, in Unicode characters
   * @param maxTextBytes the same in UTF-8 bytes
   */
  public FrameCodec(int maxTextChars, int maxTextBytes) {
    this.parser = new ClientFrameParser(maxTextChars, maxTextBytes);
  }

  public EncodedFrame encode(ServerFrame frame) {
    if (frame instanceof ServerFrame.Notify notify && notify.id() != null) {
      EncodedFrame numbered = new EncodedFrame(jsonb.toJson(notify));
      return new EncodedFrame(jsonb.toJson(notify.withoutId()), Optional.of(numbered));
    }
    return new EncodedFrame(jsonb.toJson(frame));
  }

  /** Never throws for bad input: that is {@link ClientFrame.Rejected}. */
  public ClientFrame decode(String text) {
    return parser.parse(text);
  }
}
