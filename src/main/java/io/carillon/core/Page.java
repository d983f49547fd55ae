package io.carillon.core;

import java.util.OptionalLong;

/**
 * A keyset page over ids: newest first, oldest first when {@code after} is given.
 *
 * @param before only ids below this
 * @param after only ids above this
 * @param limit most items to answer
 */
public record Page(OptionalLong before, OptionalLong after, int limit) {

  /** Whether items go from old to new. */
  public boolean ascending() {
    return after.isPresent();
  }
}
