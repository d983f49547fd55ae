package io.carillon.wire;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.util.Optional;

/** Every frame the server sends. Component names become the protocol's keys in snake_case. */
@JsonbTypeInfo(
    key = "type",
    value = {
      @JsonbSubtype(alias = "message_sent", type = ServerFrame.MessageSent.class),
      @JsonbSubtype(alias = "chat_message", type = ServerFrame.ChatMessage.class),
      @JsonbSubtype(alias = "notify", type = ServerFrame.Notify.class),
      @JsonbSubtype(alias = "error", type = ServerFrame.Error.class),
      @JsonbSubtype(alias = "caught_up", type = ServerFrame.CaughtUp.class)
    })
public sealed interface ServerFrame {

  /**
   * The message with this id is committed.
   *
   * @param clientRef left out when it is null
   */
  record MessageSent(long id, String status, String clientRef) implements ServerFrame {

    public MessageSent(long id, Optional<String> clientRef) {
      this(id, "delivered", clientRef.orElse(null));
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
   * An announcement. {@code data} and {@code id} are left out when they are null.
   *
   * @param timestamp whole seconds, {@link Timestamps#seconds}
   * @param id only for clients that ask with {@code since}
   */
  record Notify(
      String title,
      String message,
      String notificationType,
      String timestamp,
      JsonObject data,
      Long id)
      implements ServerFrame {

    /** As clients that know nothing of ids get it. */
    Notify withoutId() {
      return new Notify(title, message, notificationType, timestamp, data, null);
    }
  }

  /**
   * The answer to a frame that was not stored.
   *
   * @param clientRef left out when it is null
   */
  record Error(String error, String clientRef) implements ServerFrame {

    public Error(String error) {
      this(error, Optional.empty());
    }

    public Error(String error, Optional<String> clientRef) {
      this(error, clientRef.orElse(null));
    }
  }

  /**
   * Ends what a client had missed.
   *
   * @param id the greatest id it has now, or that there is, when it had seen a greater one
   * @param complete false in that case, and when it had missed more than is sent
   */
  record CaughtUp(long id, boolean complete) implements ServerFrame {}
}
