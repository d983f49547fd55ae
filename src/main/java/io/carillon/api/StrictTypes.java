package io.carillon.api;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;

/**
 * Takes values only of the type a call asks for. Yasson by itself reads {@code "no"}, 0 and 1.5 as
 * whatever is wanted, which once deactivated a user.
 */
final class StrictTypes {

  private StrictTypes() {}

  /** A string, not a number or a truth value written as one. */
  static final class Text implements JsonbDeserializer<String> {
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context, Type type) {
      if (parser.getValue() instanceof JsonString text) {
        return text.getString();
      }
      throw new JsonbException("not a string");
    }
  }

  /** A whole number in range, written as one. */
  static final class Whole implements JsonbDeserializer<Long> {
    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context, Type type) {
      if (parser.getValue() instanceof JsonNumber number && number.isIntegral()) {
        try {
          return number.longValueExact();
        } catch (ArithmeticException e) {
          throw new JsonbException("not in range", e);
        }
      }
      throw new JsonbException("not a whole number");
    }
  }

  /** true or false. */
  static final class Flag implements JsonbDeserializer<Boolean> {
    @Override
    public Boolean deserialize(JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value = parser.getValue();
      if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
        return value == JsonValue.TRUE;
      }
      throw new JsonbException("not true or false");
    }
  }
}
