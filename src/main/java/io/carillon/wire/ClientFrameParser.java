package io.carillon.wire;

import io.carillon.core.Storable;
import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a chat client's frame, keeping the difference between a missing key, null and a wrong type,
 * which the order of the protocol's errors depends on and JSON Binding would lose.
 */
final class ClientFrameParser {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_ATTACHMENT_CHARS = 2_048;
  private static final int MAX_CLIENT_REF_CHARS = 64;
  private static final int NEXT_LINE = 0x85;

  /** A top-level value: text, a whole number, nothing, or something the protocol has no use for. */
  private sealed interface Value {
    record Text(String text) implements Value {}

    record Whole(long number) implements Value {}

    record Absent() implements Value {}

    record Other() implements Value {}
  }

  private static final Value ABSENT = new Value.Absent();
  private static final Value OTHER = new Value.Other();

  private final JsonParserFactory parsers = JsonProvider.provider().createParserFactory(Map.of());
  private final int maxTextChars;
  private final int maxTextBytes;

  ClientFrameParser(int maxTextChars, int maxTextBytes) {
    this.maxTextChars = maxTextChars;
    this.maxTextBytes = maxTextBytes;
  }

  ClientFrame parse(String text) {
    Value receiver = ABSENT;
    Value message = ABSENT;
    Value attachment = ABSENT;
    Value clientRef = ABSENT;
    try (JsonParser parser = parsers.createParser(new StringReader(text))) {
      if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
        return new ClientFrame.Rejected(ErrorText.INVALID_JSON, Optional.empty());
      }
      while (parser.next() == Event.KEY_NAME) {
        String key = parser.getString();
        Value value = value(parser);
        switch (key) {
          case "receiver_id" -> receiver = value;
          case "message" -> message = value;
          case "attachment" -> attachment = value;
          case "client_ref" -> clientRef = value;
          default -> {
            // Unknown keys are ignored, says the protocol.
          }
        }
      }
      if (parser.hasNext()) {
        return new ClientFrame.Rejected(ErrorText.INVALID_JSON, Optional.empty());
      }
    } catch (JsonException e) {
      return new ClientFrame.Rejected(ErrorText.INVALID_JSON, Optional.empty());
    }
    return check(receiver, message, attachment, clientRef);
  }

  private ClientFrame check(Value receiver, Value message, Value attachment, Value clientRef) {
    Optional<String> refFault = clientRefFault(clientRef);
    Optional<String> ref = refFault.isPresent() ? Optional.empty() : textOf(clientRef);
    Optional<String> fault = contentFault(receiver, message, attachment).or(() -> refFault);
    if (fault.isPresent()) {
      return new ClientFrame.Rejected(fault.get(), ref);
    }
    if (!(receiver instanceof Value.Whole id)) {
      return new ClientFrame.Rejected(ErrorText.RECEIVER_NOT_FOUND, ref);
    }
    return new ClientFrame.SendMessage(
        id.number(),
        textOf(message).orElse(""),
        textOf(attachment).filter(url -> !url.isBlank()),
        ref);
  }

  private Optional<String> contentFault(Value receiver, Value message, Value attachment) {
    if (receiver instanceof Value.Absent) {
      return Optional.of(ErrorText.RECEIVER_REQUIRED);
    }
    if (blank(message) && blank(attachment)) {
      return Optional.of(ErrorText.CONTENT_REQUIRED);
    }
    return messageFault(message).or(() -> attachmentFault(attachment));
  }

  private Optional<String> messageFault(Value message) {
    if (message instanceof Value.Other || message instanceof Value.Whole) {
      return Optional.of("message must be a string");
    }
    String text = textOf(message).orElse("");
    if (text.codePointCount(0, text.length()) > maxTextChars) {
      return Optional.of("message is too long, the limit is " + maxTextChars + " characters");
    }
    if (!Storable.holds(text)) {
      return Optional.of("message holds a character that cannot be stored");
    }
    return Utf8.length(text) > maxTextBytes
        ? Optional.of("message is too long, the limit is " + maxTextBytes + " bytes in UTF-8")
        : Optional.empty();
  }

  private static Optional<String> attachmentFault(Value attachment) {
    if (attachment instanceof Value.Other || attachment instanceof Value.Whole) {
      return Optional.of("attachment must be a string");
    }
    if (blank(attachment)) {
      return Optional.empty();
    }
    String url = textOf(attachment).orElse("");
    if (url.length() > MAX_ATTACHMENT_CHARS) {
      return Optional.of(
          "attachment is too long, the limit is " + MAX_ATTACHMENT_CHARS + " characters");
    }
    return Storable.holds(url) && WebAddress.isAbsolute(url)
        ? Optional.empty()
        : Optional.of("attachment must be an absolute http or https URL");
  }

  private static Optional<String> clientRefFault(Value clientRef) {
    if (clientRef instanceof Value.Absent) {
      return Optional.empty();
    }
    if (!(clientRef instanceof Value.Text ref)) {
      return Optional.of("client_ref must be a string");
    }
    int length = ref.text().codePointCount(0, ref.text().length());
    if (length == 0 || length > MAX_CLIENT_REF_CHARS) {
      return Optional.of("client_ref must have 1 to " + MAX_CLIENT_REF_CHARS + " characters");
    }
    return Storable.holds(ref.text())
        ? Optional.empty()
        : Optional.of("client_ref holds a character that cannot be stored");
  }

  private static boolean blank(Value value) {
    return value instanceof Value.Absent
        || value instanceof Value.Text t
            && t.text().codePoints().allMatch(ClientFrameParser::isSpace);
  }

  /** What Python's {@code str.isspace} calls space, no-break spaces included. */
  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == NEXT_LINE;
  }

  private static Optional<String> textOf(Value value) {
    return value instanceof Value.Text t ? Optional.of(t.text()) : Optional.empty();
  }

  private static Value value(JsonParser parser) {
    return switch (parser.next()) {
      case VALUE_STRING -> new Value.Text(parser.getString());
      case VALUE_NUMBER -> whole(parser.getString());
      case VALUE_NULL -> ABSENT;
      case START_OBJECT, START_ARRAY -> {
        skip(parser);
        yield OTHER;
      }
      default -> OTHER;
    };
  }

  /** Digits only: {@code 1.0} and {@code 1e3} are fractions to the protocol. */
  private static Value whole(String number) {
    try {
      return new Value.Whole(Long.parseLong(number));
    } catch (NumberFormatException e) {
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
