package io.carillon.api;

import java.util.HashMap;
import java.util.Map;

/** Permits for several parties, none of which may have more than its share of them. */
final class Shares {

  private final int permits;
  private final int share;
  private final Map<String, Integer> taken = new HashMap<>();

  private int all;

  Shares(int permits, int share) {
    this.permits = permits;
    this.share = share;
  }

  int share() {
    return share;
  }

  /** Whether there were as many left, all together and of the party's share. */
  synchronized boolean take(String party, int number) {
    int theirs = taken.getOrDefault(party, 0) + number;
    if (all + number > permits || theirs > share) {
      return false;
    }
    all += number;
    taken.put(party, theirs);
    return true;
  }

  synchronized void giveBack(String party, int number) {
    all -= number;
    taken.computeIfPresent(party, (key, had) -> had == number ? null : had - number);
  }
}
