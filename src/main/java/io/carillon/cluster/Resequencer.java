package io.carillon.cluster;

import io.carillon.delivery.LiveFrame;
import io.carillon.task.InTurn;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Hands the frames of a series on in the order of their ids, each once, from whatever node and in
 * whatever order they come. Ids have no gaps, so it knows what hasn't come, and holds back what is
 * behind that: a client that comes back with the greatest id it has seen must have seen all below.
 * No lock is held while a frame is handed on. One that can't be handed on is left out.
 */
final class Resequencer {

  private static final int MOST_HELD = 16_384;
  private static final long MOST_HELD_BYTES = 32L << 20;

  private final Consumer<LiveFrame> target;
  private final TreeMap<Long, LiveFrame> held = new TreeMap<>();
  private long heldBytes;
  private boolean started;
  private boolean draining;

  /** The greatest id that was handed on. */
  private long last;

  /** Up to this id nothing else will come. */
  private long completeUpTo;

  private long progressNanos = System.nanoTime();

  /**
   * @param target called by one thread at a time; what it throws is thrown to whoever has handed
   *     on, once the rest is handed on, too
   */
  Resequencer(Consumer<LiveFrame> target) {
    this.target = target;
  }

  /** Begins to hand on, with what comes after this id. */
  void startAfter(long id) {
    synchronized (this) {
      started = true;
      last = id;
      completeUpTo = id;
      held.headMap(id, true).values().forEach(frame -> heldBytes -= bytes(frame));
      held.headMap(id, true).clear();
    }
    drain();
  }

  /**
   * Takes a frame; one that came before is dropped, and so is one to hold when there is no room.
   */
  void offer(LiveFrame frame) {
    synchronized (this) {
      boolean full = held.size() >= MOST_HELD || heldBytes >= MOST_HELD_BYTES;
      if (full && frame.id() != last + 1) {
        return;
      }
      hold(frame);
    }
    drain();
  }

  /**
   * Takes all that there is of what hasn't come.
   *
   * @param upTo there is nothing else up to this id
   */
  void complete(Collection<LiveFrame> frames, long upTo) {
    synchronized (this) {
      frames.forEach(this::hold);
      completeUpTo = Math.max(completeUpTo, upTo);
    }
    drain();
  }

  private void hold(LiveFrame frame) {
    if (frame.id() > last && held.putIfAbsent(frame.id(), frame) == null) {
      if (held.size() == 1) {
        progressNanos = System.nanoTime();
      }
      heldBytes += bytes(frame);
    }
  }

  private static int bytes(LiveFrame frame) {
    return frame.frame().utf8().length;
  }

  private void drain() {
    synchronized (this) {
      if (draining || !started) {
        return;
      }
      draining = true;
    }
    Throwable fault = null;
    for (LiveFrame next = next(); next != null; next = next()) {
      try {
        target.accept(next);
      } catch (RuntimeException | Error e) {
        fault = e;
      }
    }
    if (fault != null) {
      InTurn.rethrow(fault);
    }
  }

  /** What is next; null when there is nothing, or on an error: then whoever comes next drains. */
  private synchronized LiveFrame next() {
    LiveFrame frame = null;
    try {
      while (frame == null && (last < completeUpTo || held.containsKey(last + 1))) {
        frame = held.remove(last + 1);
        last++;
        progressNanos = System.nanoTime();
      }
    } finally {
      draining = frame != null;
    }
    heldBytes -= frame == null ? 0 : bytes(frame);
    return frame;
  }

  synchronized long last() {
    return last;
  }

  /** The last id that is missing in front of what is held, once that has waited for this long. */
  synchronized OptionalLong missingFor(Duration patience) {
    boolean overdue =
        started
            && !draining
            && !held.isEmpty()
            && System.nanoTime() - progressNanos > patience.toNanos();
    return overdue ? OptionalLong.of(held.firstKey() - 1) : OptionalLong.empty();
  }
}
