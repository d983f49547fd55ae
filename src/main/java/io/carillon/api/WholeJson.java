package io.carillon.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;

/**
 * Whether a body is one whole JSON value, in UTF-8, and nothing else. Readers stop at its end and
 * never see what follows, they put something else for broken UTF-8, and Parsson 1.1 (Payara 6)
 * loops for ever when Yasson has it skip the object or list of an unknown key that never ends.
 */
final class WholeJson {

  private static final JsonParserFactory PARSERS =
      JsonProvider.provider().createParserFactory(Map.of());

  private WholeJson() {}

  /**
   * @throws JsonException for anything else
   */
  static void require(byte[] body) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text(body)))) {
      int depth = 0;
      do {
        Event event = parser.next();
        if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
          depth++;
        } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
          depth--;
        }
      } while (depth > 0);
      if (parser.hasNext()) {
        throw new JsonException("Something follows the value");
      }
    }
  }

  private static String text(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new JsonException("No UTF-8", e);
    }
  }
}
