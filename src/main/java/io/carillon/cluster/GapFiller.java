package io.carillon.cluster;

import io.carillon.delivery.LiveSource;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Looks into the database for what the bus didn't bring: its node was killed between the commit and
 * the sending, the broker was away, or a queue was full. It doesn't matter which.
 */
final class GapFiller {

  /** How long to wait for one when nothing came after it. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final LiveSource source;
  private final Resequencer order;
  private long committed;
  private long lookedNanos = System.nanoTime();

  GapFiller(LiveSource source, Resequencer order) {
    this.source = source;
    this.order = order;
  }

  /** From now on everything is to be delivered; nobody is connected yet. */
  void start() {
    committed = source.lastId();
    order.startAfter(committed);
  }

  /**
   * Call it a few times a second.
   *
   * @param patience how long to wait for a frame when later ones are there
   */
  void look(Duration patience) {
    OptionalLong missing = order.missingFor(patience);
    if (missing.isPresent()) {
      fill(missing.getAsLong());
    }
    if (System.nanoTime() - lookedNanos > LOOK.toNanos()) {
      fill(committed); // What was committed at the last look has had its time.
      committed = source.lastId();
      lookedNanos = System.nanoTime();
    }
  }

  private void fill(long upTo) {
    long after = order.last();
    while (after < upTo) {
      LiveSource.Found found = source.between(after, upTo);
      order.complete(found.frames(), found.upTo());
      after = found.upTo();
    }
  }
}
