package io.carillon.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The other nodes that were heard of lately. */
final class Peers {

  private final Duration patience;
  private final Map<String, Long> heardNanos = new ConcurrentHashMap<>();

  /**
   * @param patience who isn't heard of for so long is gone
   */
  Peers(Duration patience) {
    this.patience = patience;
  }

  void heard(String node) {
    heardNanos.put(node, System.nanoTime());
  }

  Set<String> present() {
    long now = System.nanoTime();
    heardNanos.values().removeIf(heard -> now - heard > patience.toNanos());
    return heardNanos.keySet().stream().collect(Collectors.toUnmodifiableSet());
  }
}
