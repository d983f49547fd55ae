package io.carillon.api;

import io.carillon.core.Fields;
import io.carillon.core.Problem;
import io.carillon.identity.RosterEntry;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The values of a JSON object, where JSON Binding doesn't do: it loses the difference between a
 * missing key and null, gives up at the first value of a wrong type in a list, and makes do with
 * some (Yasson reads 1.5 as 1).
 */
record JsonEntry(JsonObject json) implements RosterEntry {

  /**
   * Reads a list entry by entry. One that is no object lacks everything.
   *
   * @param read gets what the entry is called in errors, such as "entry 3", and the entry
   */
  static <T> List<T> readAll(JsonArray entries, BiFunction<String, JsonEntry, T> read) {
    requireSize(entries.size());
    List<T> all = new ArrayList<>();
    for (JsonValue value : entries) {
      JsonObject object = value instanceof JsonObject json ? json : JsonValue.EMPTY_JSON_OBJECT;
      all.add(read.apply("entry " + (all.size() + 1), new JsonEntry(object)));
    }
    return all;
  }

  /**
   * @throws Problem {@code INVALID} for none, or more than one call may hold
   */
  static void requireSize(int entries) {
    if (entries < 1 || entries > LargeBody.MAX_ENTRIES) {
      throw Problem.invalid(
          "body", "must hold 1 to %d entries, not %d".formatted(LargeBody.MAX_ENTRIES, entries));
    }
  }

  boolean has(String name) {
    return json.containsKey(name);
  }

  /** Whether the key is there and null. */
  boolean clears(String name) {
    return json.get(name) == JsonValue.NULL;
  }

  @Override
  public String text(String name, Fields fields) {
    JsonValue value = json.get(name);
    if (value instanceof JsonString text) {
      return text.getString();
    }
    if (present(value)) {
      fields.wrong(name, "must be a string");
    }
    return null;
  }

  @Override
  public Long number(String name, Fields fields) {
    JsonValue value = json.get(name);
    Optional<Long> number = whole(value);
    if (number.isEmpty() && present(value)) {
      fields.wrong(name, "must be a whole number");
    }
    return number.orElse(null);
  }

  /** A list of ids that must be there. */
  List<Long> ids(String name, Fields fields) {
    List<JsonValue> values = json.get(name) instanceof JsonArray array ? array : List.of();
    List<Long> ids = values.stream().flatMap(value -> whole(value).stream()).toList();
    if (values.isEmpty() || values.size() > LargeBody.MAX_ENTRIES || ids.size() < values.size()) {
      fields.wrong(name, "must be a list of 1 to " + LargeBody.MAX_ENTRIES + " ids");
    }
    return ids;
  }

  private static Optional<Long> whole(JsonValue value) {
    try {
      return value instanceof JsonNumber number
          ? Optional.of(number.longValueExact())
          : Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  Optional<Boolean> flag(String name, Fields fields) {
    JsonValue value = json.get(name);
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return Optional.of(value == JsonValue.TRUE);
    }
    if (present(value)) {
      fields.wrong(name, "must be true or false");
    }
    return Optional.empty();
  }

  private static boolean present(JsonValue value) {
    return value != null && value != JsonValue.NULL;
  }
}
