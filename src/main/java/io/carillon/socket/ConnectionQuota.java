package io.carillon.socket;

import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts live connections by user and by address, and says when one of them has enough. */
@ApplicationScoped
public class ConnectionQuota {

  private final ConcurrentMap<Long, Integer> byUser = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();

  @Inject private Settings settings;

  /** Counts this connection in; when it would be one too many nothing is counted. */
  public boolean admit(Connection connection) {
    long user = connection.access().caller().userId();
    if (!take(byUser, user, settings.limits().socketsPerUser())) {
      return false;
    }
    int perAddress = settings.limits().socketsPerAddress().orElse(Integer.MAX_VALUE);
    if (!take(byAddress, connection.address(), perAddress)) {
      giveBack(byUser, user);
      return false;
    }
    return true;
  }

  /** Call once for each connection that was admitted. */
  public void release(Connection connection) {
    giveBack(byUser, connection.access().caller().userId());
    giveBack(byAddress, connection.address());
  }

  private static <K> boolean take(ConcurrentMap<K, Integer> counts, K key, int most) {
    boolean[] taken = {false};
    counts.compute(
        key,
        (k, count) -> {
          int now = count == null ? 0 : count;
          taken[0] = now < most;
          return taken[0] ? Integer.valueOf(now + 1) : count;
        });
    return taken[0];
  }

  private static <K> void giveBack(ConcurrentMap<K, Integer> counts, K key) {
    counts.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
  }
}
