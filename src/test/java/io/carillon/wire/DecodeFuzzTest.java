package io.carillon.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.carillon.core.Storable;

class DecodeFuzzTest {

  private static final int MAX_TEXT_CHARS = 1_000;

  private final FrameCodec codec = new FrameCodec(MAX_TEXT_CHARS, 3 * MAX_TEXT_CHARS);

  @FuzzTest
  void everyTextIsAMessageOrRejected(byte[] bytes) {
    ClientFrame frame = codec.decode(new String(bytes, UTF_8));

    if (frame instanceof ClientFrame.SendMessage message) {
      String text = message.message();
      assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(MAX_TEXT_CHARS);
      assertThat(Storable.holds(text)).isTrue();
      assertThat(!text.isBlank() || message.attachment().isPresent()).isTrue();
      message
          .attachment()
          .ifPresent(
              url -> assertThat(url).matches("(?i)https?://.*|/|/[^/\\\\].*").doesNotContain("\n"));
    } else if (frame instanceof ClientFrame.Rejected rejected) {
      assertThat(rejected.error()).isNotBlank();
    }
  }
}
