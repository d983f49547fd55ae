package io.carillon.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** How nodes write what they ask each other and what they answer. */
final class NodeJson {

  private static final Jsonb JSONB = JsonbBuilder.create();

  private NodeJson() {}

  static String write(Object value) {
    return JSONB.toJson(value);
  }

  static <T> T read(String json, Class<T> type) {
    return JSONB.fromJson(json, type);
  }
}
