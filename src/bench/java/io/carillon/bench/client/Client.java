package io.carillon.bench.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** One WebSocket connection, from its first packet on. */
public final class Client {

  /** What comes in. */
  @FunctionalInterface
  public interface Listener {
    void received(Text text);
  }

  private enum State {
    CONNECTING,
    SHAKING_HANDS,
    OPEN,
    ENDED
  }

  private static final String END_OF_HEAD = "\r\n\r\n";

  private final EventLoop loop;
  private final Handshake handshake;
  private final byte[] request;
  private final Consumer<Client> onSettled;
  private final FrameDecoder decoder;
  private final Outgoing outgoing;
  private final SocketChannel socket = SocketChannel.open();
  private final SelectionKey key;
  private final long startedNanos = System.nanoTime();

  private State state = State.CONNECTING;
  private String head = "";
  private long openedNanos;
  private boolean writeLater;
  private boolean reading = true;
  private Optional<String> fault = Optional.empty();

  /**
   * @param source the local address to connect from
   * @param onSettled told once, when it is known whether the connection is open
   */
  Client(
      EventLoop loop,
      Endpoint endpoint,
      String token,
      Optional<InetAddress> source,
      Listener listener,
      Consumer<Client> onSettled)
      throws IOException {
    this.loop = loop;
    this.handshake = new Handshake(loop.random());
    this.request = handshake.request(endpoint, token);
    this.onSettled = onSettled;
    this.decoder = new FrameDecoder(new Incoming(listener));
    this.outgoing = new Outgoing(loop.random());
    socket.configureBlocking(false);
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    key = socket.register(loop.selector(), SelectionKey.OP_CONNECT, this);
    if (source.isPresent()) {
      socket.bind(new InetSocketAddress(source.get(), 0));
    }
    socket.connect(endpoint.address());
  }

  public void send(byte[] json) {
    send(Opcode.TEXT, json);
  }

  /** Drops the connection without a word, as a lost network does. */
  public void drop() {
    end(Optional.empty());
  }

  /** Leaves what comes from now on in the socket, for good. */
  public void stopReading() {
    reading = false;
    if (state == State.OPEN) {
      key.interestOps(key.interestOps() & ~SelectionKey.OP_READ);
    }
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** Why it is not open, or not any more, when that was the server's doing. */
  public Optional<String> fault() {
    return fault;
  }

  /** From the first packet to the end of the handshake. */
  public Duration handshakeTime() {
    return Duration.ofNanos(openedNanos - startedNanos);
  }

  boolean pendingLonger(Duration limit) {
    return state != State.OPEN
        && state != State.ENDED
        && System.nanoTime() - startedNanos > limit.toNanos();
  }

  void fail(String reason) {
    end(Optional.of(reason));
  }

  void ready() {
    try {
      if (key.isConnectable() && socket.finishConnect()) {
        state = State.SHAKING_HANDS;
        key.interestOps(SelectionKey.OP_READ);
        outgoing.raw(request);
        write();
      }
      if (key.isValid() && key.isReadable()) {
        read();
      }
      if (key.isValid() && key.isWritable()) {
        write();
      }
    } catch (IOException | ProtocolFault e) {
      fail(e.toString());
    }
  }

  /** Writes what the socket takes now, and the rest when it takes more. */
  void write() {
    writeLater = false;
    if (state == State.ENDED) {
      return;
    }
    try {
      boolean all = outgoing.writeTo(socket);
      int interest = (reading ? SelectionKey.OP_READ : 0) | (all ? 0 : SelectionKey.OP_WRITE);
      if (key.interestOps() != interest) {
        key.interestOps(interest);
      }
    } catch (IOException e) {
      fail(e.toString());
    }
  }

  private void send(int opcode, byte[] payload) {
    if (state != State.OPEN) {
      return;
    }
    outgoing.frame(opcode, payload);
    if (!writeLater) {
      writeLater = true;
      loop.writeLater(this);
    }
  }

  private void read() throws IOException {
    ByteBuffer input = loop.input().clear();
    int count = socket.read(input);
    if (count < 0) {
      fail("ended by the server");
    } else if (state == State.OPEN) {
      decoder.feed(input.array(), 0, count);
    } else {
      readHead(input.array(), count);
    }
  }

  private void readHead(byte[] bytes, int count) {
    int before = head.length();
    head += new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    int end = head.indexOf(END_OF_HEAD);
    if (end < 0) {
      return;
    }
    Optional<String> wrong = handshake.fault(head.substring(0, end));
    if (wrong.isPresent()) {
      fail(wrong.get());
      return;
    }
    head = "";
    state = State.OPEN;
    openedNanos = System.nanoTime();
    onSettled.accept(this);
    // Frames may have come along with the answer.
    decoder.feed(bytes, end + END_OF_HEAD.length() - before, count);
  }

  private void end(Optional<String> reason) {
    if (state == State.ENDED) {
      return;
    }
    boolean settled = state == State.OPEN;
    state = State.ENDED;
    fault = reason;
    key.cancel();
    try {
      socket.close();
    } catch (IOException e) {
      fault = Optional.of(e.toString());
    }
    if (!settled) {
      onSettled.accept(this);
    }
  }

  /** Answers control frames, hands on the rest. */
  private final class Incoming implements FrameDecoder.Sink {

    private final Listener listener;

    Incoming(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void text(Text text) {
      listener.received(text);
    }

    @Override
    public void control(int opcode, byte[] payload) {
      if (opcode == Opcode.PING) {
        send(Opcode.PONG, payload);
      } else if (opcode == Opcode.CLOSE) {
        int code = payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        fail("closed by the server with " + code);
      }
    }
  }
}
