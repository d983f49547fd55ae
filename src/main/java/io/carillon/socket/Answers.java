package io.carillon.socket;

import io.carillon.wire.ServerFrame;
import java.util.Optional;
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

    private final int cost;
    private volatile ServerFrame answer;

    private Slot(int cost) {
      this.cost = cost;
    }

    /** Call once. Sends it now, or as soon as all answers before it are there. */
    void fill(ServerFrame frame) {
      answer = frame;
      drain();
    }
  }

  private final Queue<Slot> slots = new ConcurrentLinkedQueue<>();
  private final AtomicInteger draining = new AtomicInteger();
  private final Consumer<ServerFrame> target;
  private final Backlog backlog;

  /**
   * @param backlog of the connection's user
   */
  Answers(Consumer<ServerFrame> target, Backlog backlog) {
    this.target = target;
    this.backlog = backlog;
  }

  /**
   * The slot for the frame that came in just now; none when too many wait. A connection of which
   * none waits may always send one, whatever the user's others do.
   *
   * @param cost how many frames it counts for
   */
  Optional<Slot> next(int cost) {
    if (backlog.full() && !slots.isEmpty()) {
      return Optional.empty();
    }
    Slot slot = new Slot(cost);
    backlog.add(cost);
    slots.add(slot);
    return Optional.of(slot);
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
        backlog.remove(first.cost);
        target.accept(first.answer);
      }
      seen = draining.addAndGet(-seen);
    } while (seen != 0);
  }
}
