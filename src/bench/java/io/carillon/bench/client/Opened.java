package io.carillon.bench.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Connections that were tried to be opened, and how long all of it took.
 *
 * @param clients in the order of their accounts, those that failed too
 */
public record Opened(List<Client> clients, Duration took) {

  public long open() {
    return clients.stream().filter(Client::isOpen).count();
  }

  /** How often each fault occurred, now. */
  public Map<String, Long> faults() {
    return clients.stream()
        .flatMap(client -> client.fault().stream())
        .collect(Collectors.groupingBy(fault -> fault, TreeMap::new, Collectors.counting()));
  }

  public void drop() {
    clients.forEach(Client::drop);
  }

  /** Measuring with fewer would mean something else. */
  public Opened orFail() {
    if (open() < clients.size()) {
      throw new IllegalStateException(
          (clients.size() - open()) + " of " + clients.size() + " connections failed: " + faults());
    }
    return this;
  }
}
