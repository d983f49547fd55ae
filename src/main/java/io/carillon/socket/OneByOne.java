package io.carillon.socket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Queues, one for each person, of which the first has its turn. Those without anybody in them are
 * forgotten. Thread-safe.
 *
 * @param <T> what waits
 */
final class OneByOne<T> {

  private final Map<Long, Deque<T>> queues = new ConcurrentHashMap<>();

  /** Whether it has its turn at once. */
  boolean add(long userId, T one) {
    boolean[] first = new boolean[1];
    queues.compute(
        userId,
        (user, others) -> {
          Deque<T> all = others == null ? new ArrayDeque<>() : others;
          first[0] = all.isEmpty();
          all.add(one);
          return all;
        });
    return first[0];
  }

  /** The next one of the same person, which has its turn now. */
  Optional<T> remove(long userId, T one) {
    List<T> next = new ArrayList<>(1);
    queues.computeIfPresent(
        userId,
        (user, all) -> {
          all.remove(one);
          next.addAll(all.stream().limit(1).toList());
          return all.isEmpty() ? null : all;
        });
    return next.stream().findFirst();
  }
}
