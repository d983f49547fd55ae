package io.carillon.api;

import io.carillon.chat.ChatMessage;
import io.carillon.chat.Preview;
import io.carillon.wire.Timestamps;
import jakarta.json.bind.annotation.JsonbNillable;

/** A {@code chat_message} frame of the protocol, plus to whom it went and when it was read. */
@JsonbNillable
public record MessageJson(
    String type,
    long id,
    long senderId,
    String senderName,
    long receiverId,
    String message,
    String attachment,
    String timestamp,
    String readAt) {

  static MessageJson of(ChatMessage message, String senderName) {
    return new MessageJson(
        "chat_message",
        message.id(),
        message.senderId(),
        senderName,
        message.receiverId(),
        message.message(),
        message.attachment().orElse(null),
        Timestamps.format(message.createdAt()),
        message.readAt().map(Timestamps::format).orElse(null));
  }

  /** The same with the beginning of its text. */
  static MessageJson of(Preview preview, String senderName) {
    return new MessageJson(
        "chat_message",
        preview.id(),
        preview.senderId(),
        senderName,
        preview.receiverId(),
        preview.beginning(),
        preview.attachment().orElse(null),
        Timestamps.format(preview.createdAt()),
        preview.readAt().map(Timestamps::format).orElse(null));
  }
}
