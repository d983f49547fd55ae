package io.carillon.task;

import java.util.function.Consumer;

/** One's trouble is not the next one's. */
public final class InTurn {

  private InTurn() {}

  /** Does something with each, whatever it throws for one; throws the first fault in the end. */
  public static <T> void forEach(Iterable<T> items, Consumer<? super T> action) {
    Throwable first = null;
    for (T item : items) {
      try {
        action.accept(item);
      } catch (RuntimeException | Error e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      rethrow(first);
    }
  }

  /** Throws what was kept until the rest was done. */
  public static void rethrow(Throwable unchecked) {
    if (unchecked instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) unchecked;
  }
}
