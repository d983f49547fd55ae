package io.carillon.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The client's frames")
class OutgoingTest {

  private final Outgoing outgoing = new Outgoing(new SplittableRandom(1));

  /** Takes a few bytes at a time, as a socket with a full buffer does. */
  private static final class NarrowSocket implements WritableByteChannel {

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final int atATime;

    NarrowSocket(int atATime) {
      this.atATime = atATime;
    }

    @Override
    public int write(ByteBuffer source) {
      int count = Math.min(atATime, source.remaining());
      for (int i = 0; i < count; i++) {
        taken.write(source.get());
      }
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  /** What a server reads, by RFC 6455 and without the code under test. */
  private static String read(DataInputStream in, int expectedOpcode) throws IOException {
    assertThat(in.readUnsignedByte()).isEqualTo(0x80 | expectedOpcode);
    int second = in.readUnsignedByte();
    assertThat(second & 0x80).as("masked").isNotZero();
    int length = second & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = (int) in.readLong();
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new String(payload, StandardCharsets.UTF_8);
  }

  private DataInputStream written(NarrowSocket socket) throws IOException {
    while (!outgoing.writeTo(socket)) {
      assertThat(socket.taken.size()).isLessThan(1_000_000);
    }
    return new DataInputStream(new ByteArrayInputStream(socket.taken.toByteArray()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 200_000})
  void areReadBackWhateverTheirLength(int length) throws IOException {
    String text = "abcde".repeat(length / 5 + 1).substring(0, length);
    outgoing.frame(Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
    DataInputStream in = written(new NarrowSocket(Integer.MAX_VALUE));

    assertThat(read(in, Opcode.TEXT)).isEqualTo(text);
    assertThat(in.available()).isZero();
  }

  @Test
  void survivePartialWritesWithOthersInBetween() throws IOException {
    NarrowSocket socket = new NarrowSocket(7);
    for (int i = 0; i < 200; i++) {
      outgoing.frame(Opcode.TEXT, ("message " + i).getBytes(StandardCharsets.UTF_8));
      outgoing.writeTo(socket);
    }
    outgoing.frame(Opcode.PONG, new byte[] {'p'});
    DataInputStream in = written(socket);

    for (int i = 0; i < 200; i++) {
      assertThat(read(in, Opcode.TEXT)).isEqualTo("message " + i);
    }
    assertThat(read(in, Opcode.PONG)).isEqualTo("p");
  }
}
