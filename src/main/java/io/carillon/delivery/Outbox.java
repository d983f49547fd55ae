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
  private Iterator<EncodedFrame> missed = Collections.emptyIterator();
  private Optional<Runnable> taken = Optional.empty();
  private boolean replaying;
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
      if (writing || replaying || transport == null) {
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

  /** From now on frames go here, those collected so far first. */
  void attach(Transport target) {
    synchronized (this) {
      transport = target;
    }
    start();
  }

  /** The same, but first comes what {@link #replay} is given; all else goes on waiting. */
  synchronized void attachForReplay(Transport target) {
    transport = target;
    replaying = true;
  }

  /**
   * Sends these before what waits. They don't count against the capacity.
   *
   * @param last whether what waits may follow
   * @param whenTaken run once, when all of them are sent; then the next ones may be given
   */
  void replay(List<EncodedFrame> some, boolean last, Runnable whenTaken) {
    synchronized (this) {
      if (closed) {
        return;
      }
      missed = some.iterator();
      taken = Optional.of(whenTaken);
      replaying = !last;
    }
    start();
  }

  private void start() {
    synchronized (this) {
      if (closed || writing) {
        return;
      }
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
    missed = Collections.emptyIterator();
    taken = Optional.empty();
  }

  synchronized boolean idle() {
    return frames.isEmpty() && !writing;
  }

  synchronized int size() {
    return frames.size();
  }

  /** Whatever is thrown ends the connection: else it would wait for a writer for ever. */
  private void write() {
    try {
      writeAll();
    } catch (RuntimeException | Error e) {
      close();
      onFailure.accept(e);
      throw e; // The threads' owner counts it.
    }
  }

  /** Sends until the queue is empty or a send is still under way when it returns. */
  private void writeAll() {
    while (true) {
      missedTaken().ifPresent(Runnable::run);
      List<EncodedFrame> burst = next();
      if (burst.isEmpty()) {
        break;
      }
      Send send = new Send();
      transport.send(burst, send);
      if (!send.completedInline()) {
        block();
        return;
      }
    }
    finished().ifPresent(Runnable::run);
  }

  /** Called when all that was given to the transport is sent. */
  private synchronized Optional<Runnable> missedTaken() {
    Optional<Runnable> then = missed.hasNext() ? Optional.empty() : taken;
    if (then.isPresent()) {
      taken = Optional.empty();
    }
    return then;
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
    if (missed.hasNext()) {
      return Optional.of(missed.next());
    }
    missed = Collections.emptyIterator(); // Lets go of what it went through.
    if (replaying) {
      return Optional.empty();
    }
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
