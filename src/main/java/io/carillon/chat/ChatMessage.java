package io.carillon.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A stored message. Written by {@link MessageStore} in batches; this is the reading side. */
@Entity
@Table(name = "chat_message")
public class ChatMessage {

  @Id private Long id;

  @Column(name = "sender_id", nullable = false)
  private long senderId;

  @Column(name = "receiver_id", nullable = false)
  private long receiverId;

  @Column(nullable = false)
  private String message;

  private String attachment;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "read_at")
  private Instant readAt;

  protected ChatMessage() {}

  public long id() {
    return id;
  }

  public long senderId() {
    return senderId;
  }

  public long receiverId() {
    return receiverId;
  }

  /** The text, empty when only an attachment was sent. */
  public String message() {
    return message;
  }

  public Optional<String> attachment() {
    return Optional.ofNullable(attachment);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> readAt() {
    return Optional.ofNullable(readAt);
  }
}
