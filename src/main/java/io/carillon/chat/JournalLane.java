package io.carillon.chat;

import io.carillon.core.FaultLog;
import io.carillon.wire.ErrorText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
  private static final int MAX_BATCH_KILOBYTES = 4 << 10;
  private static final int STOP_SECONDS = 10;

  /** How soon an idle lane sees that it is to stop. */
  private static final int IDLE_MILLIS = 100;

  /** How many threads may wait for room in a full queue, and how long: the rest fail at once. */
  private static final int MAX_WAITING = 8;

  private static final int MAX_WAIT_MILLIS = 200;

  private static final int KILOBYTE = 10;

  private record Entry(NewMessage message, Receipt receipt, long sinceNanos) {

    /** At least one, so that each counts. */
    int kilobytes() {
      return 1 + (2 * message.message().length() >> KILOBYTE);
    }
  }

  private final FaultLog faults = new FaultLog(LOG);
  private final BlockingQueue<Entry> queue;
  private final Duration maxAge;
  private final Function<List<NewMessage>, List<Outcome>> commit;
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final Consumer<Throwable> onFault;
  private final Runnable onFull;
  private final Semaphore room;
  private final int capacityKilobytes;
  private final Receipts receipts;
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * @param capacity most messages waiting
   * @param capacityBytes about how much they may be together
   * @param maxAge what has waited longer isn't tried any more: a database that hangs costs each
   *     batch its time-out
   * @param commit stores messages in one transaction and answers what became of each
   * @param onFault told of what a commit threw
   * @param onFull told of each message that there are too many bytes for
   */
  JournalLane(
      int capacity,
      int capacityBytes,
      Duration maxAge,
      ThreadFactory threads,
      Function<List<NewMessage>, List<Outcome>> commit,
      Consumer<Throwable> onFault,
      Runnable onFull) {
    this.onFull = onFull;
    this.capacityKilobytes = capacityBytes >> KILOBYTE;
    this.room = new Semaphore(capacityKilobytes);
    this.onFault = onFault;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.maxAge = maxAge;
    this.commit = commit;
    this.receipts = new Receipts(threads);
    this.thread = threads.newThread(this::run);
    thread.setName("carillon-journal");
    thread.start();
  }

  /** Queues a message. Waits a fraction of a second when the queue is full, then fails. */
  public void append(NewMessage message, Receipt receipt) {
    // Without an answer when it stops: the connection is closed in a moment, and clients send again
    // what was not answered, while an error would be theirs to deal with.
    if (!stopping && !enqueued(new Entry(message, receipt, System.nanoTime()))) {
      receipt.told(FAILED);
    }
  }

  /** How many messages wait. */
  int queued() {
    return queue.size();
  }

  /** How many bytes of messages wait or are being stored, about. */
  long heldBytes() {
    return (long) (capacityKilobytes - room.availablePermits()) << KILOBYTE;
  }

  private boolean enqueued(Entry entry) {
    if (room.tryAcquire(entry.kilobytes())) {
      if (queue.offer(entry)) {
        return true;
      }
      room.release(entry.kilobytes());
    }
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      if (!room.tryAcquire(entry.kilobytes(), MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        onFull.run();
        return false;
      }
      boolean taken = queue.offer(entry, MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
      if (!taken) {
        room.release(entry.kilobytes());
      }
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.release();
    }
  }

  private void run() {
    while (!stopping || !queue.isEmpty()) {
      try {
        Entry first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Entry> batch = batch(first);
          int kilobytes = batch.stream().mapToInt(Entry::kilobytes).sum();
          try {
            failOverdue(batch);
            if (!batch.isEmpty()) {
              store(batch);
            }
          } finally {
            room.release(kilobytes);
          }
        }
      } catch (InterruptedException e) {
        stopping = true;
      }
    }
  }

  /** What one transaction takes, in number and in size. */
  private List<Entry> batch(Entry first) {
    List<Entry> batch = new ArrayList<>();
    int kilobytes = 0;
    for (Entry next = first; next != null; next = queue.poll()) {
      batch.add(next);
      kilobytes += next.kilobytes();
      if (batch.size() == MAX_BATCH || kilobytes > MAX_BATCH_KILOBYTES) {
        break;
      }
    }
    return batch;
  }

  private void failOverdue(List<Entry> batch) throws InterruptedException {
    long now = System.nanoTime();
    List<Entry> overdue =
        batch.stream().takeWhile(entry -> now - entry.sinceNanos() > maxAge.toNanos()).toList();
    if (!overdue.isEmpty()) {
      LOG.log(Level.WARNING, "{0} chat messages waited too long for the database", overdue.size());
      batch.subList(0, overdue.size()).clear();
      hand(overdue, Collections.nCopies(overdue.size(), FAILED));
    }
  }

  /** Hands on every entry, whatever happens: one left open blocks its connection's answers. */
  private void store(List<Entry> batch) throws InterruptedException {
    List<Outcome> outcomes;
    try {
      outcomes = commit.apply(batch.stream().map(Entry::message).toList());
    } catch (RowRefused e) {
      if (batch.size() > 1) {
        for (Entry entry : batch) {
          store(List.of(entry));
        }
        return;
      }
      outcomes = failed(batch, e);
    } catch (RuntimeException | Error e) {
      // Errors too: without the lane nothing would ever be answered again.
      onFault.accept(e);
      outcomes = failed(batch, e);
    }
    hand(batch, outcomes);
  }

  private void hand(List<Entry> batch, List<Outcome> outcomes) throws InterruptedException {
    receipts.hand(new Receipts.Batch(batch.stream().map(Entry::receipt).toList(), outcomes));
  }

  private List<Outcome> failed(List<Entry> batch, Throwable cause) {
    faults.failed(Level.WARNING, "Storing " + batch.size() + " chat messages", cause);
    return Collections.nCopies(batch.size(), FAILED);
  }

  /** Stores and tells what was accepted, within limits, then stops. */
  void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
      receipts.stop(STOP_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Entry> rest = new ArrayList<>();
    queue.drainTo(rest);
    rest.forEach(entry -> entry.receipt().told(FAILED));
  }
}
