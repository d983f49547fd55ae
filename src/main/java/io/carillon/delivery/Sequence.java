package io.carillon.socket;

import io.carillon.wire.ServerFrame;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Answers of one connection, in the order of its frames, whichever is ready first: an error is
 * known at once, while the message before it still waits for its commit.
 */
final class Answers {

  /** The place of one frame's answer. */
  final class Slot {

    private volatile ServerFrame answer;

    /** Call once. Sends it now, or as soon as all answers before it are there. */
    void fill(ServerFrame frame) {
      answer = frame;
      drain();
    }
  }

  private final Queue<Slot> slots = new ConcurrentLinkedQueue<>();
  private final AtomicInteger draining = new AtomicInteger();
  private final Consumer<ServerFrame> target;

  Answers(Consumer<ServerFrame> target) {
    this.target = target;
  }

  /** The slot for the frame that came in just now. */
  Slot next() {
    Slot slot = new Slot();
    slots.add(slot);
    return slot;
  }

  /** One thread sends at a time; one that comes meanwhile makes it look once more. */
  private void drain() {
    if (draining.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      for (Slot first = slots.peek(); first != null && first.answer != null; first = slots.peek()) {
        slots.poll();
        target.accept(first.answer);
      }
      seen = draining.addAndGet(-seen);
    } while (seen != 0);
  }
}
