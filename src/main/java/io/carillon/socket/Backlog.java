package io.carillon.socket;

import java.util.concurrent.atomic.AtomicInteger;

/** How many of one user's frames wait for their answers, counted as {@link FrameRate} does. */
final class Backlog {

  private final int most;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param most beyond this many it is full
   */
  Backlog(int most) {
    this.most = most;
  }

  boolean full() {
    return waiting.get() >= most;
  }

  void add(int frames) {
    waiting.addAndGet(frames);
  }

  void remove(int frames) {
    waiting.addAndGet(-frames);
  }
}
