package io.carillon.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrizzlyOutputTest {

  /** More than the system buffers of a connection. */
  private static final int PLENTY = 32 << 20;

  /** As much as is needed of Grizzly's queue of what is to be written. */
  public static final class Queue {

    private int bytes;

    public int spaceInBytes() {
      return bytes;
    }
  }

  private final Queue queue = new Queue();
  private SocketChannel client;
  private SocketChannel socket;
  private GrizzlyOutput output;

  @BeforeEach
  void connect() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      client = SocketChannel.open(server.getLocalAddress());
      socket = server.accept();
    }
    socket.configureBlocking(false);
    output = new GrizzlyOutput(socket, queue);
  }

  @AfterEach
  void disconnect() throws Exception {
    client.close();
    socket.close();
  }

  @Test
  void writesToTheSocket() throws Exception {
    ByteBuffer frames = ByteBuffer.wrap("frames".getBytes(UTF_8));
    output.write(frames);

    assertThat(frames.hasRemaining()).isFalse();
    ByteBuffer received = ByteBuffer.allocate(6);
    while (received.hasRemaining()) {
      client.read(received);
    }
    assertThat(new String(received.array(), UTF_8)).isEqualTo("frames");
  }

  @Test
  void neverAheadOfWhatGrizzlyHasToWrite() throws Exception {
    queue.bytes = 1;
    ByteBuffer frames = ByteBuffer.wrap("frames".getBytes(UTF_8));
    output.write(frames);

    assertThat(frames.remaining()).isEqualTo(6);
  }

  @Test
  void leavesWhatThereIsNoRoomFor() throws Exception {
    ByteBuffer frames = ByteBuffer.allocate(PLENTY);
    output.write(frames);
    output.write(frames);

    assertThat(frames.position()).isPositive();
    assertThat(frames.hasRemaining()).isTrue();
  }
}
