package io.carillon.wire;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** A value of a client's frame, as far as the protocol tells values apart. */
sealed interface Value {

  Value ABSENT = new Absent();
  Value FALSY = new Falsy();
  Value OTHER = new Other();

  record Text(String text) implements Value {

    @Override
    public boolean isMissing() {
      return text.isEmpty();
    }

    @Override
    public boolean isBlank() {
      return text.codePoints().allMatch(Text::isSpace);
    }

    @Override
    public Optional<String> content() {
      return Optional.of(text);
    }

    /** What Python's {@code str.isspace} calls space, no-break spaces included. */
    private static boolean isSpace(int codePoint) {
      return Character.isWhitespace(codePoint)
          || Character.isSpaceChar(codePoint)
          || codePoint == NEXT_LINE;
    }

    /** Its digits, as a form's field holds them; empty when there are other characters. */
    private String digits() {
      int start = 0;
      int end = text.length();
      while (start < end && isSpace(text.charAt(start))) {
        start++;
      }
      while (end > start && isSpace(text.charAt(end - 1))) {
        end--;
      }
      String stripped = text.substring(start, end);
      return DIGITS.matcher(stripped).matches() ? stripped : "";
    }
  }

  /** Not zero. */
  record Whole(long number) implements Value {}

  /** Null, or no such key. */
  record Absent() implements Value {

    @Override
    public boolean isMissing() {
      return true;
    }
  }

  /** 0 and false. */
  record Falsy() implements Value {

    @Override
    public boolean isMissing() {
      return true;
    }
  }

  record Other() implements Value {}

  int NEXT_LINE = 0x85;
  int MAX_DEPTH = 64;
  Pattern DIGITS = Pattern.compile("[0-9]+");

  /** No longer number is in range, but for idle zeros; to convert it may be slow. */
  int MAX_NUMBER_CHARS = 64;

  /** Whether it counts as nothing, by Python's rules: null, 0, false and an empty text do. */
  default boolean isMissing() {
    return false;
  }

  /** The same, and text of blanks alone. */
  default boolean isBlank() {
    return isMissing();
  }

  /** Its text, if it is one. */
  default Optional<String> content() {
    return Optional.empty();
  }

  /** The id that it is: a whole number or the digits of one. */
  default OptionalLong id() {
    try {
      if (this instanceof Whole whole) {
        return OptionalLong.of(whole.number());
      }
      return this instanceof Text text
          ? OptionalLong.of(Long.parseLong(text.digits()))
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty(); // No digits, or more than ids have.
    }
  }

  /**
   * Reads the next value whole.
   *
   * @throws JsonException for bad JSON, and when it is nested deeper than 64 with the object around
   *     it
   */
  static Value read(JsonParser parser) {
    return switch (parser.next()) {
      case VALUE_STRING -> new Text(parser.getString());
      case VALUE_NUMBER -> number(parser.getString());
      case VALUE_NULL -> ABSENT;
      case VALUE_FALSE -> FALSY;
      case START_OBJECT, START_ARRAY -> {
        skip(parser);
        yield OTHER;
      }
      default -> OTHER;
    };
  }

  /** However it is written: {@code 2.0} and {@code 2e0} are 2. */
  private static Value number(String number) {
    if (number.length() > MAX_NUMBER_CHARS) {
      return OTHER;
    }
    try {
      long value = new BigDecimal(number).longValueExact();
      return value == 0 ? FALSY : new Whole(value);
    } catch (ArithmeticException | NumberFormatException e) {
      return OTHER;
    }
  }

  private static void skip(JsonParser parser) {
    for (int depth = 1; depth > 0; ) {
      Event event = parser.next();
      if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
        if (++depth >= MAX_DEPTH) {
          throw new JsonException("nested deeper than " + MAX_DEPTH);
        }
      } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
        depth--;
      }
    }
  }
}
