package io.carillon.core;

/** Text that every supported database can hold. */
public final class Storable {

  private Storable() {}

  /** False for NUL, which PostgreSQL refuses, and for a surrogate without its other half. */
  public static boolean holds(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
