package io.carillon.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Users of whom something changed that this node has to act on. Thread-safe. */
@ApplicationScoped
public class ChangedUsers {

  private static final int MOST_AT_ONCE = 500;

  /** Into how many a batch is split that could not be done. */
  private static final int PARTS = 8;

  private final Set<Long> waiting = new LinkedHashSet<>();
  private final Set<Set<Long>> again = new LinkedHashSet<>();

  /** Changed here. */
  void add(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged changed) {
    add(Set.of(changed.userId()));
  }

  synchronized void add(Collection<Long> userIds) {
    waiting.addAll(userIds);
  }

  /**
   * Does something with all of them, many at a time. Ends with what it throws; those it threw for
   * come last the next time, and fewer of them at once, so that one user's trouble keeps nobody
   * else waiting for long.
   */
  void forEachBatch(Consumer<Set<Long>> action) {
    for (Set<Long> batch = next(); !batch.isEmpty(); batch = next()) {
      boolean done = false;
      try {
        action.accept(batch);
        done = true;
      } finally {
        if (!done) {
          keep(batch);
        }
      }
    }
  }

  private synchronized Set<Long> next() {
    if (!waiting.isEmpty()) {
      return take(waiting, MOST_AT_ONCE);
    }
    Set<Long> part = again.stream().findFirst().orElse(Set.of());
    again.remove(part);
    return part;
  }

  private synchronized void keep(Set<Long> batch) {
    int size = Math.max(1, batch.size() / PARTS);
    Set<Long> rest = new LinkedHashSet<>(batch);
    while (!rest.isEmpty()) {
      again.add(take(rest, size));
    }
  }

  private static Set<Long> take(Set<Long> from, int most) {
    Set<Long> taken =
        from.stream().limit(most).collect(Collectors.toCollection(LinkedHashSet::new));
    from.removeAll(taken);
    return taken;
  }
}
