package io.carillon.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many values as lists that a statement's {@code in (…)} can take. A client may name thousands; no
 * client decides how long a statement gets: PostgreSQL takes 65,535 parameters, and each length is
 * another statement to be planned and kept.
 */
public final class Slices {

  public static final int MOST = 500;

  private Slices() {}

  /** None for no values. */
  public static <T> Stream<List<T>> of(Collection<? extends T> values) {
    List<T> all = new ArrayList<>(values);
    return IntStream.range(0, (all.size() + MOST - 1) / MOST)
        .mapToObj(i -> all.subList(i * MOST, Math.min((i + 1) * MOST, all.size())));
  }
}
