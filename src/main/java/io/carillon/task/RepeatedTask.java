package io.carillon.task;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Does something a period after it was done last, whatever that threw, on a thread of its own. A
 * loop and no scheduled executor: that one drops a task that throws, and its thread when there is
 * no memory for it to wait with. This one allocates nothing between two runs. Monotonic time: a
 * clock that is set changes nothing.
 */
public final class RepeatedTask {

  /** What it means when it doesn't run. */
  public enum Importance {
    /** Clients are better off on another node. */
    VITAL,
    /** It can wait, or another node does it. */
    DEFERRABLE
  }

  /** How it gets on. */
  public enum State {
    RUNNING,
    /** It runs, but none of the runs of three periods came to its end. */
    FAILING,
    /** It hasn't run for three periods: it hangs, or its thread is gone. */
    OVERDUE
  }

  private static final Logger LOG = Logger.getLogger(RepeatedTask.class.getName());
  private static final int PERIODS = 3;

  /** For tasks that run many times a second: a busy machine is none that hangs. */
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);

  private static final long STOP_MILLIS = 1_000;

  private final String name;
  private final Importance importance;
  private final Duration period;
  private final Runnable work;
  private final Runnable countFailure;
  private final LongSupplier nanoTime;
  private final Thread thread;
  private volatile long ranNanos;
  private volatile long succeededNanos;
  private volatile boolean stopped;
  private boolean failing;

  /**
   * @param countFailure called for each run that threw
   * @param nanoTime the time that its {@link #state} goes by
   */
  RepeatedTask(
      String name,
      Importance importance,
      Duration period,
      Runnable work,
      ThreadFactory threads,
      Runnable countFailure,
      LongSupplier nanoTime) {
    this.name = name;
    this.importance = importance;
    this.period = period;
    this.work = work;
    this.countFailure = countFailure;
    this.nanoTime = nanoTime;
    this.ranNanos = nanoTime.getAsLong();
    this.succeededNanos = ranNanos;
    this.thread = threads.newThread(this::repeat);
    thread.setName("carillon-task-" + name);
  }

  void start() {
    thread.start();
  }

  public String name() {
    return name;
  }

  public Importance importance() {
    return importance;
  }

  boolean stopped() {
    return stopped;
  }

  public State state() {
    long now = nanoTime.getAsLong();
    long patience = Math.max(period.multipliedBy(PERIODS).toNanos(), LEAST_PATIENCE.toNanos());
    if (now - ranNanos > patience) {
      return State.OVERDUE;
    }
    return now - succeededNanos > patience ? State.FAILING : State.RUNNING;
  }

  private void repeat() {
    pause();
    while (!stopped) {
      try {
        runOnce();
      } catch (Throwable e) {
        // There was not even memory to tell of it; it is counted, and health shows it.
      }
      pause();
    }
  }

  private void runOnce() {
    try {
      work.run();
      succeededNanos = nanoTime.getAsLong();
      failing = false;
    } catch (Throwable e) { // Errors too: what is repeated is needed most when something is wrong.
      failed(e);
    } finally {
      ranNanos = nanoTime.getAsLong();
    }
  }

  /** Logged once, until it succeeds again. */
  private void failed(Throwable fault) {
    boolean first = !failing;
    failing = true;
    countFailure.run();
    if (first && !stopped) {
      LOG.log(Level.WARNING, fault, () -> "The task " + name + " failed, it goes on");
    }
  }

  /** An interrupt is no reason to end it or to run it earlier: only {@link #stop} is. */
  private void pause() {
    long start = System.nanoTime();
    long left = period.toNanos();
    while (left > 0 && !stopped) {
      LockSupport.parkNanos(this, left);
      Thread.interrupted();
      left = period.toNanos() - (System.nanoTime() - start);
    }
  }

  /** Ends it. Waits a second for a run that is under way, which is interrupted then. */
  public void stop() {
    stopped = true;
    LockSupport.unpark(thread);
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }
}
