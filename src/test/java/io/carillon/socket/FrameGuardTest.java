package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Connections;
import io.carillon.wire.CloseCode;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameGuardTest {

  private static final int CONTINUATION = 0x0;
  private static final int TEXT = 0x1;
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;

  private final Connection connection = Connections.of(1, 8, ended -> {});
  private final FrameGuard guard =
      new FrameGuard(
          connection,
          new Settings.Limits(12, 100, 300, 5, 1, OptionalInt.empty(), 8, 1_000),
          Unfinished.of(connection));

  @Test
  void closesOnAFrameOverTheLimit() {
    assertThat(guard.admits(TEXT, true, 12)).isTrue();
    assertThat(guard.admits(CONTINUATION, true, 13)).isFalse();
    assertThat(connection.closedWith()).contains(CloseCode.TOO_BIG);
  }

  @Test
  void closesOnTooManyControlFrames() {
    for (int i = 0; i < 5; i++) {
      assertThat(guard.admits(PING, true, 0)).isTrue();
      assertThat(guard.admits(PONG, true, 0)).isTrue();
    }
    assertThat(guard.admits(PING, true, 0)).isFalse();
    assertThat(connection.closedWith()).contains(CloseCode.TOO_MANY_FRAMES);
  }

  @ParameterizedTest
  @ValueSource(ints = {TEXT, PING, CLOSE})
  void closesOnAFrameWithoutAMask(int opcode) {
    assertThat(guard.admits(opcode, false, 0)).isFalse();
    assertThat(connection.closedWith()).contains(CloseCode.PROTOCOL_ERROR);
    assertThat(guard.admits(CLOSE, true, 2)).isTrue();
  }

  @Test
  void leavesOutPingsWhileTheClientReadsNoAnswers() {
    guard.outputReady(false);
    assertThat(guard.admits(PING, true, 0)).isFalse();
    assertThat(guard.admits(PONG, true, 0)).isTrue();
    assertThat(guard.admits(TEXT, true, 1)).isTrue();
    guard.outputReady(true);
    assertThat(guard.admits(PING, true, 0)).isTrue();
    assertThat(connection.ended()).isFalse();
  }

  @Test
  void letsOnlyTheClosingAnswerThroughOnceTheConnectionHasEnded() {
    connection.close(CloseCode.TOKEN_ENDED);
    assertThat(guard.admits(TEXT, true, 1)).isFalse();
    assertThat(guard.admits(PING, true, 1)).isFalse();
    assertThat(guard.admits(CLOSE, true, 2)).isTrue();
  }
}
