package io.carillon.chat;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells senders and receivers what became of their messages, batch after batch, on a thread of its
 * own: the next commit goes on meanwhile.
 */
final class Receipts {

  private static final Logger LOG = Logger.getLogger(Receipts.class.getName());

  /** More would only let memory fill up: commits wait for their receivers' sends then. */
  private static final int MAX_WAITING = 1;

  /** One receipt for each outcome. */
  record Batch(List<Receipt> receipts, List<Outcome> outcomes) {}

  private static final Batch END = new Batch(List.of(), List.of());

  private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Thread thread;

  Receipts(ThreadFactory threads) {
    thread = threads.newThread(this::run);
    thread.setName("carillon-receipts");
    thread.start();
  }

  /** Waits while the batch before this one waits. */
  void hand(Batch batch) throws InterruptedException {
    batches.put(batch);
  }

  /** Ends once everything handed on before is told, or after this time. */
  void stop(long seconds) throws InterruptedException {
    if (batches.offer(END, seconds, TimeUnit.SECONDS)) {
      thread.join(TimeUnit.SECONDS.toMillis(seconds));
    }
  }

  private void run() {
    try {
      for (Batch batch = batches.take(); batch != END; batch = batches.take()) {
        for (int i = 0; i < batch.outcomes().size(); i++) {
          tell(batch.receipts().get(i), batch.outcomes().get(i));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The container ends its threads.
    }
  }

  /** One receiver's trouble is not the next one's, and without this thread nobody is answered. */
  private static void tell(Receipt receipt, Outcome outcome) {
    try {
      receipt.told(outcome);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, e, () -> "A chat message was not delivered or answered: " + outcome);
    }
  }
}
