package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameGateTest {

  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final int FIRST = 0x01;
  private static final int MIDDLE = 0x00;
  private static final int LAST = 0x80;

  private int tooLarge;
  private List<Long> unfinished = new ArrayList<>();
  private FrameGate gate;

  @BeforeEach
  void open() {
    tooLarge = 0;
    gate = new FrameGate(this::admits, unfinished::add);
  }

  private boolean admits(int opcode, boolean masked, long payload) {
    if (payload > 1_000) {
      tooLarge++;
    }
    return payload <= 1_000;
  }

  /** A masked frame, as clients send them. */
  private static byte[] frame(int firstByte, int payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + payload).put((byte) firstByte);
    if (payload < 126) {
      frame.put((byte) (0x80 | payload));
    } else if (payload < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload);
    }
    frame.putInt(0x01020304);
    for (int i = 0; i < payload; i++) {
      frame.put((byte) (i % 251));
    }
    return Arrays.copyOf(frame.array(), frame.position());
  }

  private static byte[] bytes(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** What comes through when the bytes arrive so many at a time. */
  private byte[] passed(byte[] bytes, int atATime) {
    ByteArrayOutputStream through = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at += atATime) {
      int read = Math.min(atATime, bytes.length - at);
      byte[] buffer = new byte[gate.kept() + read];
      int given = gate.giveBack(buffer, 0);
      System.arraycopy(bytes, at, buffer, given, read);
      through.write(buffer, 0, gate.pass(buffer, 0, given + read));
    }
    return through.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 10_000})
  void letsFramesWithinTheLimitThroughHoweverTheyArrive(int atATime) {
    byte[] frames = bytes(frame(TEXT, 0), frame(TEXT, 125), frame(TEXT, 126), frame(TEXT, 1_000));

    assertThat(passed(frames, atATime)).isEqualTo(frames);
    assertThat(tooLarge).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 100_000})
  void cutsOutWhatIsOverItAndNothingElse(int atATime) {
    byte[] before = frame(TEXT, 5);
    byte[] after = bytes(frame(TEXT, 6), frame(CLOSE, 2));
    byte[] all = bytes(before, frame(TEXT, 1_001), frame(TEXT, 70_000), after);

    assertThat(passed(all, atATime)).isEqualTo(bytes(before, after));
    assertThat(tooLarge).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1_001, 1L << 31, 1L << 62, Long.MIN_VALUE})
  void doesNotWaitForThePayloadToSayThatItIsTooLarge(long announced) {
    byte[] header =
        ByteBuffer.allocate(14)
            .put((byte) TEXT)
            .put((byte) 0xFF)
            .putLong(announced)
            .putInt(0)
            .array();

    assertThat(passed(header, 14)).isEmpty();
    assertThat(tooLarge).isEqualTo(1);
  }

  @Test
  void tellsHowMuchIsThereOfAMessageThatIsNotWhole() {
    byte[] half = frame(TEXT, 900);
    passed(Arrays.copyOf(half, 408), 100);
    passed(bytes(Arrays.copyOfRange(half, 408, half.length), frame(TEXT, 5)), 10_000);

    assertThat(unfinished).containsExactly(92L, 192L, 292L, 392L, 400L, 0L);
  }

  @Test
  void countsAllFragmentsButNoControlFrame() {
    passed(bytes(frame(FIRST, 100), frame(PING, 20), frame(MIDDLE, 50)), 10_000);
    passed(frame(LAST, 7), 10_000);

    assertThat(unfinished).containsExactly(150L, 0L);
  }

  @Test
  void letsNothingThroughOnceAMessageIsRefused() {
    gate = new FrameGate(this::admits, bytes -> bytes < 200);
    byte[] half = Arrays.copyOf(frame(TEXT, 900), 408);

    assertThat(passed(half, 104)).hasSize(208);
    assertThat(passed(frame(CLOSE, 2), 100)).isEmpty();
  }
}
