package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class FrameGateFuzzTest {

  private static final int MAX_PAYLOAD = 30;

  /** The first byte says how many follow that are lengths of chunks; the rest are frames. */
  @FuzzTest
  void chunksMakeNoDifference(byte[] bytes) {
    int chunks = bytes.length == 0 ? 0 : Math.min(bytes[0] & 0xF, bytes.length - 1);
    byte[] lengths =
        Arrays.copyOfRange(bytes, Math.min(1, bytes.length), Math.min(1, bytes.length) + chunks);
    byte[] frames = Arrays.copyOfRange(bytes, Math.min(1, bytes.length) + chunks, bytes.length);

    Passage whole = new Passage();
    whole.pass(frames, 0, frames.length);
    Passage chunked = new Passage();
    int at = 0;
    for (int i = 0; at < frames.length; i++) {
      int length = chunks == 0 ? 1 : 1 + (lengths[i % chunks] & 0x7F);
      int end = Math.min(frames.length, at + length);
      chunked.pass(frames, at, end - at);
      at = end;
    }

    assertThat(chunked.seen).isEqualTo(whole.seen);
    assertThat(chunked.through.toByteArray()).isEqualTo(whole.through.toByteArray());
    assertThat(whole.through.size() + whole.gate.kept()).isLessThanOrEqualTo(frames.length);
  }

  /** Bytes on their way through a gate, and the frames it has seen. */
  private static final class Passage {

    private final List<String> seen = new ArrayList<>();
    private final ByteArrayOutputStream through = new ByteArrayOutputStream();
    private final FrameGate gate = new FrameGate(this::admits, bytes -> bytes >= 0);

    private boolean admits(int opcode, boolean masked, long payload) {
      assertThat(opcode).isBetween(0, 15);
      assertThat(payload).isNotNegative();
      seen.add(opcode + ":" + masked + ":" + payload);
      return masked && payload <= MAX_PAYLOAD;
    }

    private void pass(byte[] bytes, int at, int length) {
      byte[] buffer = new byte[gate.kept() + length];
      int given = gate.giveBack(buffer, 0);
      System.arraycopy(bytes, at, buffer, given, length);
      through.write(buffer, 0, gate.pass(buffer, 0, given + length));
    }
  }
}
