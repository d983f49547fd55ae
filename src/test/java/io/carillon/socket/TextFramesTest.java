package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.wire.EncodedFrame;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFramesTest {

  @ParameterizedTest
  @CsvSource({"0, 8100", "125, 817D", "126, 817E007E", "65535, 817EFFFF"})
  void theHeaderHoldsTheLength(int length, String header) {
    assertHeader(length, header);
  }

  @ParameterizedTest
  @CsvSource("65536, 817F0000000000010000")
  void lengthsPast16BitsTake64(int length, String header) {
    assertHeader(length, header);
  }

  private static void assertHeader(int length, String header) {
    ByteBuffer bytes = TextFrames.encode(List.of(new EncodedFrame("x".repeat(length))));

    assertThat(hex(bytes, header.length() / 2)).isEqualTo(header);
    assertThat(bytes.remaining()).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource("é, '', text, 8102C3A981008104")
  void severalFollowOneAnother(String first, String second, String third, String start) {
    ByteBuffer bytes =
        TextFrames.encode(Stream.of(first, second, third).map(EncodedFrame::new).toList());

    assertThat(hex(bytes, start.length() / 2)).isEqualTo(start);
    assertThat(bytes.remaining()).isEqualTo(third.length());
  }

  private static String hex(ByteBuffer bytes, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("%02X".formatted(bytes.get()));
    }
    return text.toString();
  }
}
