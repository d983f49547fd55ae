package io.carillon.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks the fields of one request, or of one entry in it, and reports all that are wrong at once.
 * Only the first fault of a field is kept, since what follows from it helps nobody.
 */
public final class Fields {

  private static final int DEFAULT_LIMIT = 50;

  /** The longest page. */
  public static final int MAX_LIMIT = 200;

  /** Leaves the counters ids that JavaScript's numbers hold exactly. */
  private static final long MAX_GIVEN_ID = 1_000_000_000_000_000L;

  private final Map<String, Problem.FieldError> errors = new LinkedHashMap<>();
  private final String place;

  public Fields() {
    this.place = "";
  }

  /** Of one entry, which is called so in errors: "line 3". */
  public Fields(String place) {
    this.place = place + ": ";
  }

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
    errors.putIfAbsent(name, new Problem.FieldError(place + name, message));
  }

  /** A text on one line. */
  public String line(String name, String value, int maxChars) {
    String line = text(name, value, maxChars);
    if (line.chars().anyMatch(Character::isISOControl)) {
      wrong(name, "holds a line break or another control character");
    }
    return line;
  }

  /** A role under its wire name. */
  public Optional<Role> role(String name, String value) {
    try {
      return Optional.of(Role.ofWireName(value));
    } catch (IllegalArgumentException e) {
      wrong(name, "must be one of student, staff, admin");
      return Optional.empty();
    }
  }

  /** An id to keep, given from outside, that may be missing. */
  public OptionalLong givenId(String name, Long value) {
    return range(name, value, 1, MAX_GIVEN_ID);
  }

  /** True or false in the query string; false when it is missing. */
  public boolean flag(String name, String value) {
    if (value != null && !value.equals("true") && !value.equals("false")) {
      wrong(name, "must be true or false");
    }
    return "true".equals(value);
  }

  /** A whole number that may be missing. */
  public OptionalLong range(String name, Long value, long least, long most) {
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value < least || value > most) {
      wrong(name, "must be from " + least + " to " + most);
      return OptionalLong.empty();
    }
    return OptionalLong.of(value);
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
    } catch (NumberFormatException e) { // Reported below, like a negative number.
    }
    wrong(name, "must be a whole number, not negative");
    return OptionalLong.empty();
  }

  public int limit(String value) {
    return limit(value, DEFAULT_LIMIT);
  }

  /** The same for a call that answers another number when none is given. */
  public int limit(String value, int standard) {
    long limit = id("limit", value).orElse(standard);
    if (limit < 1 || limit > MAX_LIMIT) {
      wrong("limit", "must be from 1 to " + MAX_LIMIT);
    }
    return (int) limit;
  }

  public Page page(String before, String after, String limit) {
    return new Page(id("before", before), id("after", after), limit(limit));
  }

  /** What is wrong so far. */
  public List<Problem.FieldError> errors() {
    return List.copyOf(errors.values());
  }

  /**
   * @throws Problem {@code INVALID} when anything was wrong
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors());
    }
  }
}
