package io.carillon.delivery;

import io.carillon.wire.EncodedFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What waits to be sent to one connection: bounded, in order, one writer at a time. Collects until
 * a transport is attached. The lock covers the queue only and is never held while sending.
 */
final class Outbox {

  /** All a client may leave unread, however few frames it is; one frame is always taken. */
  private static final int MAX_BYTES = 4 << 20;

  /** What is sent as one: enough to make the cost of a write small. */
  private static final int BURST_BYTES = 64 << 10;

  private final int capacity;
  private final Executor writers;
  private final Consumer<Throwable> onFailure;

  private final ArrayDeque<EncodedFrame> frames = new ArrayDeque<>(0);
  private Iterator<EncodedFrame> first = Collections.emptyIterator();
  private long bytes;
  private Transport transport;
  private boolean writing;
  private boolean blocked;
  private boolean closed;
  private Optional<Runnable> last = Optional.empty();

  /**
   * @param capacity most frames waiting
   * @param writers runs what sends, so that whoever has a frame for many doesn't send to each
   * @param onFailure told once, when a send fails; nothing is sent after that
   */
  Outbox(int capacity, Executor writers, Consumer<Throwable> onFailure) {
    this.capacity = capacity;
    this.writers = writers;
    this.onFailure = onFailure;
  }

  /**
   * False when it is full: the frame was not taken. True also once closed, when frames go nowhere.
   */
  boolean offer(EncodedFrame frame) {
    synchronized (this) {
      if (closed || last.isPresent()) {
        return true;
      }
      if (full(frame)) {
        return false;
      }
      frames.add(frame);
      bytes += frame.utf8().length;
      if (writing || transport == null) {
        return true;
      }
      writing = true;
    }
    writers.execute(this::write);
    return true;
  }

  private boolean full(EncodedFrame frame) {
    return frames.size() >= capacity
        || !frames.isEmpty() && bytes + frame.utf8().length > MAX_BYTES;
  }

  /**
   * From now on frames go here, those collected so far first.
   *
   * @param before go even before those; they don't count against the capacity
   */
  void attach(Transport target, List<EncodedFrame> before) {
    synchronized (this) {
      transport = target;
      if (closed || writing) {
        return;
      }
      first = before.iterator();
      writing = true;
    }
    writers.execute(this::write);
  }

  /**
   * Takes no more; sends what waits, unless the client doesn't read.
   *
   * @param then run once, behind that
   */
  void finish(Runnable then) {
    synchronized (this) {
      if (writing && !blocked && !closed) {
        last = Optional.of(then);
        return;
      }
      close();
    }
    then.run();
  }

  /** Drops what waits; nothing is sent any more but what is already on its way. */
  synchronized void close() {
    closed = true;
    frames.clear();
    bytes = 0;
    first = Collections.emptyIterator();
  }

  synchronized boolean idle() {
    return frames.isEmpty() && !writing;
  }

  synchronized int size() {
    return frames.size();
  }

  /** Sends until the queue is empty or a send is still under way when it returns. */
  private void write() {
    for (List<EncodedFrame> burst = next(); !burst.isEmpty(); burst = next()) {
      Send send = new Send();
      transport.send(burst, send);
      if (!send.completedInline()) {
        block();
        return;
      }
    }
    finished().ifPresent(Runnable::run);
  }

  /** The client has to read first; what is to come last doesn't wait for that. */
  private void block() {
    synchronized (this) {
      blocked = true;
    }
    finished().ifPresent(Runnable::run);
  }

  private synchronized Optional<Runnable> finished() {
    Optional<Runnable> then = last;
    if (then.isPresent()) {
      close();
      last = Optional.empty();
    }
    return then;
  }

  private synchronized List<EncodedFrame> next() {
    blocked = false;
    List<EncodedFrame> burst = new ArrayList<>(1);
    int size = 0;
    for (Optional<EncodedFrame> frame = poll(); frame.isPresent(); frame = poll()) {
      burst.add(frame.get());
      size += frame.get().utf8().length;
      if (size >= BURST_BYTES) {
        break;
      }
    }
    writing = !burst.isEmpty();
    return burst;
  }

  private Optional<EncodedFrame> poll() {
    if (first.hasNext()) {
      return Optional.of(first.next());
    }
    first = Collections.emptyIterator(); // Lets go of what it went through.
    Optional<EncodedFrame> frame = Optional.ofNullable(frames.poll());
    frame.ifPresent(taken -> bytes -= taken.utf8().length);
    return frame;
  }

  /**
   * One send. A completion on the writer's own stack only marks it, so that a long queue doesn't
   * become a deep stack; one that comes later makes a writer go on.
   */
  private final class Send implements Transport.Completion {

    private final AtomicBoolean firstPassed = new AtomicBoolean();
    private volatile boolean ok;

    boolean completedInline() {
      return firstPassed.getAndSet(true) && ok;
    }

    @Override
    public void sent() {
      ok = true;
      if (firstPassed.getAndSet(true)) {
        writers.execute(Outbox.this::write);
      }
    }

    @Override
    public void failed(Throwable cause) {
      close();
      firstPassed.set(true);
      onFailure.accept(cause);
    }
  }
}
