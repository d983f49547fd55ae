package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.wire.CloseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseFramesTest {

  @Test
  void encodesCodeAndReasonAsRfc6455Wants() {
    byte[] frame = CloseFrames.encode(CloseCode.GOING_AWAY).array();

    assertThat(frame).startsWith(0x88, 12, 0x03, 0xE9);
    assertThat(new String(frame, 4, frame.length - 4)).isEqualTo("going away");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonFitsAControlFrame(CloseCode code) {
    assertThat(CloseFrames.encode(code).remaining()).isLessThanOrEqualTo(127);
  }
}
