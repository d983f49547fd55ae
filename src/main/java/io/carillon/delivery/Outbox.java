package io.carillon.delivery;

import io.carillon.wire.EncodedFrame;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What waits to be sent to one connection: bounded, in order, one writer at a time. Collects until
 * a transport is attached. Whoever finds it idle becomes its writer; the lock covers the queue only
 * and is never held while sending.
 */
final class Outbox {

  private final int capacity;
  private final Consumer<Throwable> onFailure;

  private final ArrayDeque<EncodedFrame> frames = new ArrayDeque<>();
  private Iterator<EncodedFrame> first = Collections.emptyIterator();
  private Transport transport;
  private boolean writing;
  private boolean closed;

  /**
   * @param capacity most frames waiting
   * @param onFailure told once, when a send fails; nothing is sent after that
   */
  Outbox(int capacity, Consumer<Throwable> onFailure) {
    this.capacity = capacity;
    this.onFailure = onFailure;
  }

  /**
   * False when it is full: the frame was not taken. True also once closed, when frames go nowhere.
   */
  boolean offer(EncodedFrame frame) {
    synchronized (this) {
      if (closed) {
        return true;
      }
      if (frames.size() >= capacity) {
        return false;
      }
      frames.add(frame);
      if (writing || transport == null) {
        return true;
      }
      writing = true;
    }
    write();
    return true;
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
    write();
  }

  /** Drops what waits; nothing is sent any more but what is already on its way. */
  synchronized void close() {
    closed = true;
    frames.clear();
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
    for (Optional<EncodedFrame> frame = next(); frame.isPresent(); frame = next()) {
      Send send = new Send();
      transport.send(frame.get(), send);
      if (!send.completedInline()) {
        return;
      }
    }
  }

  private synchronized Optional<EncodedFrame> next() {
    if (first.hasNext()) {
      return Optional.of(first.next());
    }
    first = Collections.emptyIterator(); // Lets go of what it went through.
    Optional<EncodedFrame> frame = Optional.ofNullable(frames.poll());
    writing = frame.isPresent();
    return frame;
  }

  /**
   * One send. A completion on the writer's own stack only marks it, so that a long queue doesn't
   * become a deep stack; one that comes later goes on writing.
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
        write();
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
