package io.carillon.wire;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;

/** Every frame the server sends. Component names become the protocol's keys in snake_case. */
@JsonbTypeInfo(
    key = "type",
    value = {
      @JsonbSubtype(alias = "message_sent", type = ServerFrame.MessageSent.class),
      @JsonbSubtype(alias = "chat_message", type = ServerFrame.ChatMessage.class),
      @JsonbSubtype(alias = "notify", type = ServerFrame.Notify.class),
      @JsonbSubtype(alias = "error", type = ServerFrame.Error.class)
    })
public sealed interface ServerFrame {

  /** The message with this id is committed. */
  record MessageSent(long id, String status) implements ServerFrame {

    public MessageSent(long id) {
      this(id, "delivered");
    }
  }

  /**
   * A message for the receiver. {@code message} is empty when only an attachment was sent, {@code
   * attachment} is null when there is none; both keys are always there.
   */
  @JsonbNillable
  record ChatMessage(
      long id,
      long senderId,
      String senderName,
      String message,
      String attachment,
      String timestamp)
      implements ServerFrame {}

  /**
   * An announcement. {@code data} is left out when it is null.
   *
   * @param timestamp whole seconds, {@link Timestamps#seconds}
   */
  record Notify(
      String title, String message, String notificationType, String timestamp, JsonObject data)
      implements ServerFrame {}

  /** The answer to a frame that was not stored. */
  record Error(String error) implements ServerFrame {}
}
