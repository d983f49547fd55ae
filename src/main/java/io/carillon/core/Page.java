package io.carillon.core;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * A keyset page over ids: newest first, oldest first when {@code after} is given.
 *
 * @param before only ids below this
 * @param after only ids above this
 * @param limit most items to answer
 */
public record Page(OptionalLong before, OptionalLong after, int limit) {

  /** A page ends here, too, with one item at least. */
  private static final long MOST_BYTES = 1 << 20;

  /** How many to look for: one more tells that there are more. */
  public int lookFor() {
    return limit + 1;
  }

  /**
   * What this page has room for.
   *
   * @param found the first {@link #lookFor} in its order
   */
  public List<Sized> cut(List<Sized> found) {
    int items = 0;
    long bytes = 0;
    while (items < Math.min(limit, found.size())) {
      bytes += found.get(items).bytes();
      if (items > 0 && bytes > MOST_BYTES) {
        break;
      }
      items++;
    }
    return found.subList(0, items);
  }

  /** Its order. */
  public <T> Comparator<T> order(ToLongFunction<T> id) {
    Comparator<T> ascending = Comparator.comparingLong(id);
    return ascending() ? ascending : ascending.reversed();
  }

  /** Whether items go from old to new. */
  public boolean ascending() {
    return after.isPresent();
  }
}
