package io.carillon.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The server's frames")
class FrameDecoderTest {

  private final List<String> found = new ArrayList<>();
  private final FrameDecoder decoder =
      new FrameDecoder(
          new FrameDecoder.Sink() {
            @Override
            public void text(Text text) {
              found.add(text.toString());
            }

            @Override
            public void control(int opcode, byte[] payload) {
              found.add(opcode + "/" + new String(payload, StandardCharsets.UTF_8));
            }
          });

  /** A server's frame, made without the code under test. */
  private static byte[] frame(int firstByte, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(firstByte);
    if (bytes.length < 126) {
      out.write(bytes.length);
    } else if (bytes.length <= 0xFFFF) {
      out.write(126);
      out.write(bytes.length >> 8);
      out.write(bytes.length);
    } else {
      out.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) ((long) bytes.length >> shift));
      }
    }
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] frame : frames) {
      out.writeBytes(frame);
    }
    return out.toByteArray();
  }

  private void feed(byte[] bytes) {
    decoder.feed(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
  void areFoundWhateverTheirLength(int length) {
    String payload = "x".repeat(length);
    feed(joined(frame(0x81, payload), frame(0x81, "next")));

    assertThat(found).containsExactly(payload, "next");
  }

  @Test
  void areFoundHoweverTheyAreCut() {
    String large = "y".repeat(300);
    byte[] bytes = joined(frame(0x81, "one"), frame(0x89, "ping"), frame(0x81, large));
    for (int cut = 0; cut <= bytes.length; cut++) {
      found.clear();
      decoder.feed(bytes, 0, cut);
      decoder.feed(bytes, cut, bytes.length);

      assertThat(found).containsExactly("one", "9/ping", large);
    }
  }

  @Test
  void areFoundByteByByte() {
    byte[] bytes = joined(frame(0x81, "one"), frame(0x81, "z".repeat(300)), frame(0x88, "end"));
    for (int at = 0; at < bytes.length; at++) {
      decoder.feed(bytes, at, at + 1);
    }

    assertThat(found).containsExactly("one", "z".repeat(300), "8/end");
  }

  @Test
  void areJoinedWhenTheyAreFragments() {
    feed(joined(frame(0x01, "a"), frame(0x00, "b"), frame(0x89, "p"), frame(0x80, "c")));
    feed(frame(0x81, "d"));

    assertThat(found).containsExactly("9/p", "abc", "d");
  }

  @Test
  void areRefusedWhenTheyAreMaskedOrOutOfPlace() {
    assertThatThrownBy(() -> feed(new byte[] {(byte) 0x81, (byte) 0x80, 1, 2, 3, 4}))
        .isInstanceOf(ProtocolFault.class);
    assertThatThrownBy(() -> feed(frame(0x80, "of nothing"))).isInstanceOf(ProtocolFault.class);
    assertThatThrownBy(() -> feed(frame(0xC1, "compressed"))).isInstanceOf(ProtocolFault.class);
  }
}
