package io.carillon.socket;

import io.carillon.delivery.Transport.Completion;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The way out of one connection, for two: the container's WebSocket engine writes its frames here
 * (Tyrus 2.1 each with one call), and Carillon writes its own beside them, ready-made and many at
 * once, which is cheaper than one by one through the engine. What the socket itself takes at once
 * needn't go through the container at all. Frames never mix, and nothing is written once the
 * connection is closed: the container uses its streams again then, for others.
 *
 * <p>Never blocks: what the client's socket has no room for waits until the container says so. No
 * other lock is taken under this one, and the container's listener is called without it.
 */
final class GatedOutput extends ServletOutputStream implements WriteListener {

  private static final byte FINAL_CLOSE_FRAME = (byte) 0x88;

  private record Waiting(ByteBuffer frames, Completion completion) {}

  private final ServletOutputStream output;
  private final Optional<DirectOutput> direct;
  private final FrameGuard guard;
  private final BooleanSupplier ours;
  private Optional<Waiting> waiting = Optional.empty();
  private Optional<WriteListener> engine = Optional.empty();
  private boolean listening;
  private boolean closing;
  private boolean closed;

  /**
   * @param direct for Carillon's own frames, as long as the client reads them
   * @param guard told whether the client reads
   * @param ours whether the container still keeps the stream for this connection: Grizzly (Payara
   *     6) may use it for another before anyone is told that the client has gone
   */
  GatedOutput(
      ServletOutputStream output,
      Optional<DirectOutput> direct,
      FrameGuard guard,
      BooleanSupplier ours) {
    this.output = output;
    this.direct = direct;
    this.guard = guard;
    this.ours = ours;
  }

  /** Writes now, or as soon as there is room. Not again before the completion was called. */
  void send(ByteBuffer frames, Completion completion) {
    boolean written;
    try {
      written = written(frames);
      if (!written) {
        await(new Waiting(frames, completion));
      }
    } catch (IOException | RuntimeException e) {
      completion.failed(e);
      return;
    }
    if (written) {
      completion.sent();
    }
  }

  /** Not behind a close frame, which may have been written while these waited for room. */
  private synchronized boolean written(ByteBuffer frames) throws IOException {
    requireOpen();
    if (closing) {
      throw new IOException("The connection is closing");
    }
    if (!containerReady()) {
      return false;
    }
    if (direct.isPresent()) {
      direct.get().write(frames);
    }
    if (frames.hasRemaining()) { // The container, being ready, takes the rest.
      output.write(frames.array(), frames.arrayOffset() + frames.position(), frames.remaining());
      output.flush();
    }
    return true;
  }

  /** There may be room by now, and the container's call may have come too early to see this. */
  private void await(Waiting next) {
    synchronized (this) {
      waiting = Optional.of(next);
    }
    if (!listen() && isReady()) {
      takeWaiting().ifPresent(taken -> send(taken.frames(), taken.completion()));
    }
  }

  /** False when it did already. The container calls back at once if there is room. */
  private boolean listen() {
    synchronized (this) {
      if (listening) {
        return false;
      }
      listening = true;
    }
    output.setWriteListener(this);
    return true;
  }

  @Override
  public void onWritePossible() throws IOException {
    Optional<WriteListener> other = engineListener();
    if (other.isPresent()) {
      other.get().onWritePossible();
    }
    Optional<Waiting> next = takeWaiting();
    next.ifPresent(taken -> send(taken.frames(), taken.completion()));
  }

  @Override
  public void onError(Throwable cause) {
    engineListener().ifPresent(other -> other.onError(cause));
    takeWaiting().ifPresent(taken -> taken.completion().failed(cause));
  }

  private synchronized Optional<WriteListener> engineListener() {
    return engine;
  }

  private synchronized Optional<Waiting> takeWaiting() {
    Optional<Waiting> taken = waiting;
    waiting = Optional.empty();
    return taken;
  }

  /** What waits fails, and so does all that comes later. */
  void end() {
    synchronized (this) {
      closed = true;
    }
    takeWaiting().ifPresent(taken -> taken.completion().failed(new IOException("closed")));
  }

  private void requireOpen() throws IOException {
    if (closed || !ours.getAsBoolean()) {
      throw new IOException("The connection is closed");
    }
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    synchronized (this) {
      engine = Optional.of(listener);
    }
    listen();
  }

  @Override
  public synchronized boolean isReady() {
    return !closed && ours.getAsBoolean() && containerReady();
  }

  private boolean containerReady() {
    boolean ready = output.isReady();
    guard.outputReady(ready);
    return ready;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    requireOpen();
    // A close frame is the last, says RFC 6455, section 5.5.1. Tyrus 2.1 answers even the client's
    // answer to ours with another, which makes Chromium report 1006 in place of our code.
    if (!closing) {
      closing = length > 0 && bytes[offset] == FINAL_CLOSE_FRAME;
      output.write(bytes, offset, length);
    }
  }

  @Override
  public synchronized void write(int value) throws IOException {
    requireOpen();
    output.write(value);
  }

  @Override
  public synchronized void flush() throws IOException {
    requireOpen();
    output.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    output.close();
  }
}
