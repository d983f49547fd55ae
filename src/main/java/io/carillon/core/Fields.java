package io.carillon.core;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Checks the fields of one request and reports all that are wrong at once. */
public final class Fields {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  private final List<Problem.FieldError> errors = new ArrayList<>();

  /** A text that must be there and not be longer than this. */
  public String text(String name, String value, int maxChars) {
    if (value == null || value.isBlank()) {
      wrong(name, "is required");
      return "";
    }
    if (value.length() > maxChars) {
      wrong(name, "is longer than " + maxChars + " characters");
    } else if (!Storable.holds(value)) {
      wrong(name, "holds a character that cannot be stored");
    }
    return value;
  }

  /** Notes a fault that only the caller can see. */
  public void wrong(String name, String message) {
    errors.add(new Problem.FieldError(name, message));
  }

  /** An id that must be there. */
  public long id(String name, Long value) {
    if (value == null) {
      wrong(name, "is required");
    } else if (value < 0) {
      wrong(name, "must not be negative");
    }
    return value == null ? 0 : value;
  }

  /** An id in the query string that may be missing. */
  public OptionalLong id(String name, String value) {
    if (value == null || value.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long id = Long.parseLong(value);
      if (id >= 0) {
        return OptionalLong.of(id);
      }
    } catch (NumberFormatException e) {
      // Reported below, like a negative number.
    }
    wrong(name, "must be a whole number, not negative");
    return OptionalLong.empty();
  }

  public int limit(String value) {
    long limit = id("limit", value).orElse(DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      wrong("limit", "must be from 1 to " + MAX_LIMIT);
    }
    return (int) limit;
  }

  public Page page(String before, String after, String limit) {
    return new Page(id("before", before), id("after", after), limit(limit));
  }

  /**
   * @throws Problem {@code INVALID} when anything was wrong
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }
}
