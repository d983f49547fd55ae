package io.carillon.chat;

import io.carillon.wire.ErrorText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The queue and the thread of the journal: one commit in flight, everything that waits goes into
 * the next.
 */
public final class JournalLane {

  private static final Logger LOG = Logger.getLogger(JournalLane.class.getName());

  private static final Outcome FAILED = new Outcome.Refused(ErrorText.SERVER_FAULT);

  private static final int MAX_BATCH = 1_024;
  private static final int STOP_SECONDS = 10;

  /** How soon an idle lane sees that it is to stop. */
  private static final int IDLE_MILLIS = 100;

  /** How many threads may wait for room in a full queue, and how long: the rest fail at once. */
  private static final int MAX_WAITING = 8;

  private static final int MAX_WAIT_MILLIS = 200;

  private record Entry(NewMessage message, Receipt receipt) {}

  private final BlockingQueue<Entry> queue;
  private final Function<List<NewMessage>, List<Outcome>> commit;
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * @param capacity most messages waiting
   * @param commit stores messages in one transaction and answers what became of each
   */
  JournalLane(
      int capacity, ThreadFactory threads, Function<List<NewMessage>, List<Outcome>> commit) {
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.commit = commit;
    this.thread = threads.newThread(this::run);
    thread.setName("carillon-journal");
    thread.start();
  }

  /** Queues a message. Waits a fraction of a second when the queue is full, then fails. */
  public void append(NewMessage message, Receipt receipt) {
    // Without an answer when it stops: the connection is closed in a moment, and clients send again
    // what was not answered, while an error would be theirs to deal with.
    if (!stopping && !enqueued(new Entry(message, receipt))) {
      receipt.told(FAILED);
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

  /** Tells every entry, whatever happens: one left open would block its connection's answers. */
  private void store(List<Entry> batch) {
    try {
      List<Outcome> outcomes = commit.apply(batch.stream().map(Entry::message).toList());
      for (int i = 0; i < outcomes.size(); i++) {
        tell(batch.get(i), outcomes.get(i));
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
  private static void tell(Entry entry, Outcome outcome) {
    try {
      entry.receipt().told(outcome);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, e, () -> "A chat message was not delivered or answered: " + outcome);
    }
  }

  private static void fail(List<Entry> batch, Throwable cause) {
    LOG.log(Level.WARNING, cause, () -> batch.size() + " chat messages could not be stored");
    tellFailed(batch);
  }

  private static void tellFailed(List<Entry> batch) {
    for (Entry entry : batch) {
      try {
        entry.receipt().told(FAILED);
      } catch (RuntimeException | Error e) {
        LOG.log(Level.WARNING, "A failed chat message could not be answered", e);
      }
    }
  }

  /** Stores what was accepted, within limits, then stops. */
  void stop() {
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
