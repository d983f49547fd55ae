package io.carillon.identity;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Turns at what only a few may do at once. Those who wait get theirs by party, each party one after
 * another: who asks for many waits behind their own, not before everybody else.
 */
final class Turns {

  private final int atOnce;
  private final int maxWaiting;

  /** In the order in which the parties are next. */
  private final Map<String, Deque<CompletableFuture<Boolean>>> waiting = new LinkedHashMap<>();

  private int taken;
  private int waiters;

  Turns(int atOnce, int maxWaiting) {
    this.atOnce = atOnce;
    this.maxWaiting = maxWaiting;
  }

  /**
   * Waits for a turn, which lasts until {@link #end}.
   *
   * @return whether it came: not in time, or when too many wait already. Then the party that has
   *     most waiting gives up its last for one that has fewer.
   */
  boolean await(String party, Duration patience) throws InterruptedException {
    return await(party, patience, maxWaiting);
  }

  /** The same, however long it takes and however many wait: for those who are few by themselves. */
  void await(String party) throws InterruptedException {
    boolean came = false;
    while (!came) {
      came = await(party, Duration.ofDays(1), Integer.MAX_VALUE);
    }
  }

  private boolean await(String party, Duration patience, int most) throws InterruptedException {
    CompletableFuture<Boolean> turn = new CompletableFuture<>();
    synchronized (this) {
      if (taken < atOnce) {
        taken++;
        return true;
      }
      if (waiters >= most && !makeRoomFor(party)) {
        return false;
      }
      waiting.computeIfAbsent(party, key -> new ArrayDeque<>()).add(turn);
      waiters++;
    }
    try {
      return turn.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return !leave(party, turn) && turn.join();
    } catch (InterruptedException e) {
      if (!leave(party, turn) && turn.join()) {
        end();
      }
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // Nobody completes it so.
    }
  }

  synchronized void end() {
    if (waiting.isEmpty()) {
      taken--;
      return;
    }
    String party = waiting.keySet().iterator().next();
    Deque<CompletableFuture<Boolean>> theirs = waiting.remove(party);
    CompletableFuture<Boolean> next = theirs.remove();
    waiters--;
    if (!theirs.isEmpty()) {
      waiting.put(party, theirs); // Behind all others.
    }
    next.complete(true);
  }

  private boolean makeRoomFor(String party) {
    int own = waiting.containsKey(party) ? waiting.get(party).size() : 0;
    Map.Entry<String, Deque<CompletableFuture<Boolean>>> most =
        waiting.entrySet().stream()
            .max(Comparator.comparingInt(entry -> entry.getValue().size()))
            .orElseThrow();
    if (most.getValue().size() <= own + 1) {
      return false;
    }
    most.getValue().removeLast().complete(false);
    waiters--;
    return true;
  }

  /** Whether it was still waiting. */
  private synchronized boolean leave(String party, CompletableFuture<Boolean> turn) {
    Deque<CompletableFuture<Boolean>> theirs = waiting.get(party);
    if (theirs == null || !theirs.remove(turn)) {
      return false;
    }
    waiters--;
    if (theirs.isEmpty()) {
      waiting.remove(party);
    }
    return true;
  }
}
