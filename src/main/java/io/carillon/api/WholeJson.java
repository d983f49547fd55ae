package io.carillon.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.util.Map;

/**
 * Whether a body holds a whole JSON value. Parsson 1.1 (Payara 6) loops for ever when Yasson has it
 * skip the object or list of an unknown key that never ends.
 */
final class WholeJson {

  private static final JsonParserFactory PARSERS =
      JsonProvider.provider().createParserFactory(Map.of());

  private WholeJson() {}

  /**
   * @throws JsonException for a value that is malformed or not whole
   */
  static void require(byte[] body) {
    try (JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(body), UTF_8)) {
      int depth = 0;
      do {
        Event event = parser.next();
        if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
          depth++;
        } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
          depth--;
        }
      } while (depth > 0);
    }
  }
}
