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
import java.util.OptionalLong;

/**
 * Reads a chat client's frame, keeping the difference between a missing key, null and a wrong type,
 * which the order of the protocol's errors depends on and JSON Binding would lose.
 */
final class ClientFrameParser {

  private static final int MAX_ATTACHMENT_CHARS = 2_048;
  private static final int MAX_CLIENT_REF_CHARS = 64;

  private final JsonParserFactory parsers = JsonProvider.provider().createParserFactory(Map.of());
  private final int maxTextChars;
  private final int maxTextBytes;

  ClientFrameParser(int maxTextChars, int maxTextBytes) {
    this.maxTextChars = maxTextChars;
    this.maxTextBytes = maxTextBytes;
  }

  ClientFrame parse(String text) {
    Value receiver = Value.ABSENT;
    Value message = Value.ABSENT;
    Value attachment = Value.ABSENT;
    Value clientRef = Value.ABSENT;
    try (JsonParser parser = parsers.createParser(new StringReader(text))) {
      if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
        return new ClientFrame.Rejected(ErrorText.INVALID_JSON, Optional.empty());
      }
      while (parser.next() == Event.KEY_NAME) {
        String key = parser.getString();
        Value value = Value.read(parser);
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
    Optional<String> ref = refFault.isPresent() ? Optional.empty() : clientRef.content();
    Optional<String> fault = contentFault(receiver, message, attachment).or(() -> refFault);
    if (fault.isPresent()) {
      return new ClientFrame.Rejected(fault.get(), ref);
    }
    OptionalLong receiverId = receiver.id();
    if (receiverId.isEmpty()) {
      return new ClientFrame.Rejected(ErrorText.RECEIVER_NOT_FOUND, ref);
    }
    return new ClientFrame.SendMessage(
        receiverId.getAsLong(),
        message.content().orElse(""),
        attachment.content().filter(url -> !attachment.isBlank()),
        ref);
  }

  private Optional<String> contentFault(Value receiver, Value message, Value attachment) {
    if (receiver.isMissing()) {
      return Optional.of(ErrorText.RECEIVER_REQUIRED);
    }
    if (message.isBlank() && attachment.isBlank()) {
      return Optional.of(ErrorText.CONTENT_REQUIRED);
    }
    return messageFault(message).or(() -> attachmentFault(attachment));
  }

  private Optional<String> messageFault(Value message) {
    if (message instanceof Value.Other || message instanceof Value.Whole) {
      return Optional.of("message must be a string");
    }
    String text = message.content().orElse("");
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
    if (attachment.isBlank()) {
      return Optional.empty();
    }
    String url = attachment.content().orElse("");
    if (url.length() > MAX_ATTACHMENT_CHARS) {
      return Optional.of(
          "attachment is too long, the limit is " + MAX_ATTACHMENT_CHARS + " characters");
    }
    return Storable.holds(url) && AttachmentUrl.isValid(url)
        ? Optional.empty()
        : Optional.of("attachment must be an http or https URL, or a path that begins with one /");
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
}
