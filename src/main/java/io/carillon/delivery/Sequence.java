package io.carillon.delivery;

import io.carillon.task.InTurn;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Hands things on in the order in which their places were taken, whichever is ready first. No lock
 * is held while one is handed on. One that can't be handed on is left out.
 */
public final class Sequence<T> {

  /** The place of one thing. Those behind it wait until it is filled. */
  public final class Place {

    private volatile T content;

    /** Call once. Hands it on now, or as soon as everything before it is there. */
    public void fill(T ready) {
      content = ready;
      drain();
    }
  }

  private final Queue<Place> places = new ConcurrentLinkedQueue<>();
  private final AtomicInteger draining = new AtomicInteger();
  private final Consumer<T> target;

  /**
   * @param target called by one thread at a time; what it throws is thrown to whoever has handed
   *     on, once the rest is handed on, too
   */
  public Sequence(Consumer<T> target) {
    this.target = target;
  }

  /** The place behind all others. */
  public Place next() {
    Place place = new Place();
    places.add(place);
    return place;
  }

  /** Whether all places taken so far are filled and handed on. */
  public boolean isEmpty() {
    return places.isEmpty();
  }

  /** One thread hands on at a time; one that comes meanwhile makes it look once more. */
  private void drain() {
    if (draining.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    Throwable fault = null;
    do {
      for (Place first = places.peek();
          first != null && first.content != null;
          first = places.peek()) {
        places.poll();
        try {
          target.accept(first.content);
        } catch (RuntimeException | Error e) {
          fault = e;
        }
      }
      seen = draining.addAndGet(-seen);
    } while (seen != 0);
    if (fault != null) {
      InTurn.rethrow(fault);
    }
  }
}
