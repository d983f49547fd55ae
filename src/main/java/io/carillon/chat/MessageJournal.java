package io.carillon.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Group commit: one lane, one transaction in flight, everything that waits goes into the next. This
 * alone keeps acknowledgements and one sender's messages in order, and ids rising in commit order.
 * What follows a commit runs on the lane's own thread, in order, so it must not block.
 */
@Startup
@Singleton
@DependsOn({"Schema", "SessionRegistry"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class MessageJournal {

  private static final Logger LOG = Logger.getLogger(MessageJournal.class.getName());

  private static final int CAPACITY = 16_384;
  private static final int MAX_BATCH = 1_024;
  private static final int MAX_KNOWN_PAIRS = 100_000;
  private static final int STOP_SECONDS = 10;

  /** How many threads may wait for room in a full queue, and how long: the rest fail at once. */
  private static final int MAX_WAITING = 8;

  private static final int MAX_WAIT_MILLIS = 200;

  /** What became of a message; exactly one of the two is called, once. */
  public interface Receipt {

    /** It is committed under this id. Called on the lane, in the order of ids. */
    void stored(long id);

    /**
     * It is not acknowledged, and normally not stored; a commit whose answer got lost is the
     * exception.
     */
    void failed();
  }

  private record Entry(NewMessage message, Receipt receipt) {}

  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final Cache<Pair, Boolean> knownPairs =
      Caffeine.newBuilder().maximumSize(MAX_KNOWN_PAIRS).build();

  @Inject private MessageStore store;
  @Resource private ManagedThreadFactory threads;

  private Thread lane;
  private volatile boolean stopping;

  @PostConstruct
  void start() {
    lane = threads.newThread(this::run);
    lane.setName("carillon-journal");
    lane.start();
  }

  /**
   * Queues a message. Waits at most {@value #MAX_WAIT_MILLIS} ms when the queue is full; then, and
   * when the server stops, it fails at once.
   */
  public void append(NewMessage message, Receipt receipt) {
    if (stopping || !enqueued(new Entry(message, receipt))) {
      receipt.failed();
    }
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
        Entry first = queue.poll(1, TimeUnit.SECONDS);
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
  }

  /** Completes every entry, whatever happens: an entry left open would block its connection. */
  private void store(List<Entry> batch) {
    try {
      long id = commit(batch);
      for (Entry entry : batch) {
        tell(entry, id++);
      }
    } catch (MessageStore.RowFault e) {
      if (batch.size() == 1) {
        fail(batch, e);
      } else {
        batch.forEach(entry -> store(List.of(entry)));
      }
    } catch (RuntimeException e) {
      fail(batch, e);
    }
  }

  private long commit(List<Entry> batch) {
    List<NewMessage> messages = batch.stream().map(Entry::message).toList();
    List<Pair> unseen =
        messages.stream()
            .map(message -> new Pair(message.senderId(), message.receiverId()))
            .distinct()
            .filter(pair -> knownPairs.getIfPresent(pair) == null)
            .toList();
    long first = store.append(messages, unseen);
    unseen.forEach(pair -> knownPairs.put(pair, true));
    return first;
  }

  /** One receiver's trouble is not the next one's. */
  private static void tell(Entry entry, long id) {
    try {
      entry.receipt().stored(id);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "Chat message " + id + " is stored but was not delivered");
    }
  }

  private static void fail(List<Entry> batch, RuntimeException cause) {
    LOG.log(Level.WARNING, cause, () -> batch.size() + " chat messages could not be stored");
    batch.forEach(entry -> entry.receipt().failed());
  }

  /** Stores what was accepted, then stops; before the registry closes the connections. */
  @PreDestroy
  void stop() {
    stopping = true;
    try {
      lane.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Entry> left = new ArrayList<>();
    queue.drainTo(left);
    left.forEach(entry -> entry.receipt().failed());
  }
}
