package io.carillon.core;

import java.util.HashMap;
import java.util.Map;

/**
 * How many bytes may be held for all people together. Nobody gets more than an eighth of what the
 * others leave free, so that dozens who take all they can leave room for the next. Thread-safe.
 */
public final class ByteBudget {

  /** Of the whole, what one person may have when nobody else has any. */
  public static final int PART = 8;

  private final long capacity;
  private final Map<Long, Long> byPerson = new HashMap<>();
  private long held;

  public ByteBudget(long capacity) {
    this.capacity = capacity;
  }

  /** Takes so many bytes for someone; when they are too many nothing is taken. */
  public synchronized boolean take(long userId, long bytes) {
    long theirs = byPerson.getOrDefault(userId, 0L);
    long leftByOthers = capacity - (held - theirs);
    if (theirs + bytes > leftByOthers / PART) {
      return false;
    }
    byPerson.merge(userId, bytes, Long::sum);
    held += bytes;
    return true;
  }

  /** Gives back what was taken. */
  public synchronized void giveBack(long userId, long bytes) {
    held -= bytes;
    byPerson.computeIfPresent(userId, (id, theirs) -> theirs == bytes ? null : theirs - bytes);
  }

  /** What is taken by all. */
  public synchronized long held() {
    return held;
  }

  /** What someone has. */
  public synchronized long heldBy(long userId) {
    return byPerson.getOrDefault(userId, 0L);
  }

  /** What one person may have when nobody else has any. */
  public long share() {
    return capacity / PART;
  }

  public long capacity() {
    return capacity;
  }
}
