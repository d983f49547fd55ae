package io.carillon.notification;

import io.carillon.core.Problem;
import io.carillon.delivery.AfterCommit;
import io.carillon.metrics.AnnouncementMeters;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many transactions announce at a time. Each has a connection of the pool, and all wait for one
 * row, the counter's: the rest wait here, in order and before they take a connection, so that the
 * pool is there for chat however long someone holds the counter. Two, one that holds it and one
 * that comes next: of a node that has stopped, the database has so many to end one after the other
 * before other nodes go on.
 */
@ApplicationScoped
public class AnnouncingTransactions {

  private static final String ENTERED = AnnouncingTransactions.class.getName();
  private static final int AT_ONCE = 2;
  private static final int MOST_WAITING = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Nobody waits for the answer. */
  private static final Duration PATIENCE_IN_BULK = Duration.ofSeconds(30);

  private static final Duration RETRY = Duration.ofSeconds(5);

  /**
   * Who does other things for that long has lost the counter, on PostgreSQL, and is passed by. Only
   * a few: each keeps its connection.
   */
  private static final Duration OVERDUE = Duration.ofSeconds(10);

  private static final int MOST_OVERDUE = 6;

  private final Semaphore room = new Semaphore(AT_ONCE, true);

  /** Of these places one at most is a bulk message's. */
  private final Semaphore roomInBulk = new Semaphore(1, true);

  private final Semaphore overdue = new Semaphore(MOST_OVERDUE);
  private final Set<Place> taken = ConcurrentHashMap.newKeySet();

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry registry;

  @Inject private AfterCommit afterCommit;
  @Inject private AnnouncementMeters meters;

  @PostConstruct
  void start() {
    meters.watchWaiting(() -> room.getQueueLength() + roomInBulk.getQueueLength());
  }

  /**
   * Waits until the caller's transaction may announce; it has its place until it ends. Call it
   * before its first query.
   *
   * @throws Problem {@code UNAVAILABLE} when it has to wait for too long
   */
  public void enter() {
    if (registry.getResource(ENTERED) != null) {
      return;
    }
    if (room.getQueueLength() >= MOST_WAITING) {
      throw refusal();
    }
    take(room, PATIENCE);
    registry.putResource(ENTERED, true);
  }

  /** The same for a page of a bulk message, which leaves room for others. */
  public void enterInBulk() {
    take(roomInBulk, PATIENCE_IN_BULK);
    take(room, PATIENCE_IN_BULK);
    registry.putResource(ENTERED, true);
  }

  private void take(Semaphore places, Duration patience) {
    passOverdue();
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw refusal();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refusal();
    }
    Place place = new Place(places, System.nanoTime());
    taken.add(place);
    try {
      afterCommit.run(place::leave, place::leave);
    } catch (RuntimeException e) {
      place.leave();
      throw e;
    }
  }

  private void passOverdue() {
    long now = System.nanoTime();
    for (Place place : taken) {
      if (now - place.since > OVERDUE.toNanos()) {
        place.pass();
      }
    }
  }

  /** Of a transaction, until it ends. */
  private final class Place {

    private final Semaphore places;
    private final long since;
    private boolean passed;

    private Place(Semaphore places, long since) {
      this.places = places;
      this.since = since;
    }

    private synchronized void leave() {
      taken.remove(this);
      (passed ? overdue : places).release();
    }

    /** Lets another in, although the transaction goes on. */
    private synchronized void pass() {
      if (!passed && taken.contains(this) && overdue.tryAcquire()) {
        passed = true;
        places.release();
      }
    }
  }

  /** What whoever had to wait for too long is told. */
  Problem refusal() {
    meters.refused();
    return Problem.later(
        Problem.Kind.UNAVAILABLE,
        "This announcement waited too long for others, of which "
            + AT_ONCE
            + " go on at a time and "
            + MOST_WAITING
            + " wait. Nothing is stored, try again.",
        RETRY);
  }
}
