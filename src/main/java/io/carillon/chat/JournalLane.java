package io.carillon.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The queue and the thread of the journal: one commit in flight, everything that waits goes into
 * the next.
 */
final class JournalLane {

  private static final Logger LOG = Logger.getLogger(JournalLane.class.getName());

  private static final int MAX_BATCH = 1_024;
  private static final int STOP_SECONDS = 10;

  /** How soon an idle lane sees that it is to stop. */
  private static final int IDLE_MILLIS = 100;

  /** How many threads may wait for room in a full queue, and how long: the rest fail at once. */
  private static final int MAX_WAITING = 8;

  private static final int MAX_WAIT_MILLIS = 200;

  private record Entry(NewMessage message, Receipt receipt, long sinceNanos) {}

  private final BlockingQueue<Entry> queue;
  private final Duration maxAge;
  private final ToLongFunction<List<NewMessage>> commit;
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * @param capacity most messages waiting
   * @param maxAge what has waited longer isn't tried any more: a database that hangs costs each
   *     batch its time-out
   * @param commit stores messages in one transaction and answers the first one's id
   */
  JournalLane(
      int capacity,
      Duration maxAge,
      ThreadFactory threads,
      ToLongFunction<List<NewMessage>> commit) {
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.maxAge = maxAge;
    this.commit = commit;
    this.thread = threads.newThread(this::run);
    thread.setName("carillon-journal");
    thread.start();
  }

  void append(NewMessage message, Receipt receipt) {
    // Without an answer when it stops: the connection is closed in a moment, and clients send again
    // what was not answered, while an error would be theirs to deal with.
    if (!stopping && !enqueued(new Entry(message, receipt, System.nanoTime()))) {
      receipt.failed();
    }
  }

  /** How many messages wait. */
  int queued() {
    return queue.size();
  }

  private boolean enqueued(Entry entry) {
    if (queue.offer(entry)) {
      return true;
    }
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      return queue.offer(entry, MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.release();
    }
  }

  private void run() {
    List<Entry> batch = new ArrayList<>();
    while (!stopping || !queue.isEmpty()) {
      try {
        Entry first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, MAX_BATCH - 1);
          failOverdue(batch);
          store(batch);
        }
      } catch (InterruptedException e) {
        stopping = true;
      } finally {
        batch.clear();
      }
    }
    failRest();
  }

  private void failOverdue(List<Entry> batch) {
    long now = System.nanoTime();
    List<Entry> overdue =
        batch.stream().filter(entry -> now - entry.sinceNanos() > maxAge.toNanos()).toList();
    if (!overdue.isEmpty()) {
      LOG.log(Level.WARNING, "{0} chat messages waited too long for the database", overdue.size());
      batch.removeAll(overdue);
      tellFailed(overdue);
    }
  }

  /** Tells every entry, whatever happens: one left open would block its connection's answers. */
  private void store(List<Entry> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      long id = commit.applyAsLong(batch.stream().map(Entry::message).toList());
      for (Entry entry : batch) {
        tell(entry, id++);
      }
    } catch (RowRefused e) {
      if (batch.size() == 1) {
        fail(batch, e);
      } else {
        batch.forEach(entry -> store(List.of(entry)));
      }
    } catch (RuntimeException | Error e) {
      // Errors too: without the lane nothing would ever be answered again.
      fail(batch, e);
    }
  }

  /** One receiver's trouble is not the next one's. */
  private static void tell(Entry entry, long id) {
    try {
      entry.receipt().stored(id);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, e, () -> "Chat message " + id + " is stored but was not delivered");
    }
  }

  private static void fail(List<Entry> batch, Throwable cause) {
    LOG.log(Level.WARNING, cause, () -> batch.size() + " chat messages could not be stored");
    tellFailed(batch);
  }

  private static void tellFailed(List<Entry> batch) {
    for (Entry entry : batch) {
      try {
        entry.receipt().failed();
      } catch (RuntimeException | Error e) {
        LOG.log(Level.WARNING, "A failed chat message could not be answered", e);
      }
    }
  }

  /** Stores what was accepted, within limits, then stops; doesn't wait a second time. */
  void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    failRest();
  }

  private void failRest() {
    List<Entry> rest = new ArrayList<>();
    queue.drainTo(rest);
    tellFailed(rest);
  }
}
