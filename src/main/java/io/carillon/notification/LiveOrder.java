package io.carillon.notification;

import io.carillon.delivery.Sequence;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Live frames in the order of their ids. Transactions commit in that order, each holding the
 * counter until its end; what follows their commits runs on their own threads, in any order. A
 * client that came back with the greatest id it has seen would never get a smaller one.
 */
final class LiveOrder {

  private static final Runnable NOTHING = () -> {};

  /** Of one announcement. Those behind it wait until its transaction has ended. */
  final class Place {

    private final long id;
    private final Sequence<Runnable>.Place place = sequence.next();

    private Place(long id) {
      this.id = id;
    }

    /** It is committed: runs this now, or as soon as all before it have ended. */
    void fill(Runnable delivery) {
      open.remove(id, this);
      place.fill(delivery);
    }

    /** It was rolled back. */
    void leaveEmpty() {
      fill(NOTHING);
    }
  }

  private final Sequence<Runnable> sequence = new Sequence<>(Runnable::run);
  private final ConcurrentNavigableMap<Long, Place> open = new ConcurrentSkipListMap<>();

  /**
   * Call it while the transaction holds the counter. Who had this id before, or a greater one, was
   * rolled back by the database, and may learn of it late: nobody waits for that.
   */
  Place next(long id) {
    open.tailMap(id, true).values().forEach(Place::leaveEmpty);
    Place place = new Place(id);
    open.put(id, place);
    return place;
  }
}
