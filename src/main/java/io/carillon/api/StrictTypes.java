package io.carillon.api;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
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

  /** Null for null, as JSON Binding has it; whether it may be missing is the call's to say. */
  private static <T> T nothing(JsonValue value, String fault) {
    if (value == JsonValue.NULL) {
      return null;
    }
    throw new JsonbException(fault);
  }

  /** A string, not a number or a truth value written as one. */
  static final class Text implements JsonbDeserializer<String> {
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value = parser.getValue();
      if (value instanceof JsonString text) {
        return text.getString();
      }
      return nothing(value, "not a string");
    }
  }

  /** A whole number in range, written as one. */
  static final class Whole implements JsonbDeserializer<Long> {
    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value = parser.getValue();
      if (value instanceof JsonNumber number && number.isIntegral()) {
        try {
          return number.longValueExact();
        } catch (ArithmeticException e) {
          throw new JsonbException("not in range", e);
        }
      }
      return nothing(value, "not a whole number");
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
      return nothing(value, "not true or false");
    }
  }

  /** An object, whatever is in it. */
  static final class Members implements JsonbDeserializer<JsonObject> {
    @Override
    public JsonObject deserialize(JsonParser parser, DeserializationContext context, Type type) {
      JsonValue value = parser.getValue();
      return value instanceof JsonObject object ? object : nothing(value, "not an object");
    }
  }
}
