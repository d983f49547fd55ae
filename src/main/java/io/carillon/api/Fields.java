package io.carillon.api;

import io.carillon.core.Page;
import io.carillon.core.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Checks the fields of one request and reports all that are wrong at once. */
final class Fields {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  private final List<Problem.FieldError> errors = new ArrayList<>();

  /** A text that must be there and not be longer than this. */
  String text(String name, String value, int maxChars) {
    if (value == null || value.isEmpty()) {
      errors.add(new Problem.FieldError(name, "is required"));
    } else if (value.length() > maxChars) {
      errors.add(new Problem.FieldError(name, "is longer than " + maxChars + " characters"));
    }
    return value;
  }

  /** An id that must be there. */
  long id(String name, Long value) {
    if (value == null) {
      errors.add(new Problem.FieldError(name, "is required"));
    } else if (value < 0) {
      errors.add(new Problem.FieldError(name, "must not be negative"));
    }
    return value == null ? 0 : value;
  }

  /** An id in the query string that may be missing. */
  OptionalLong id(String name, String value) {
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
    errors.add(new Problem.FieldError(name, "must be a whole number, not negative"));
    return OptionalLong.empty();
  }

  int limit(String value) {
    long limit = id("limit", value).orElse(DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      errors.add(new Problem.FieldError("limit", "must be from 1 to " + MAX_LIMIT));
    }
    return (int) limit;
  }

  Page page(String before, String after, String limit) {
    return new Page(id("before", before), id("after", after), limit(limit));
  }

  /**
   * @throws Problem {@code INVALID} when anything was wrong
   */
  void check() {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }
}
