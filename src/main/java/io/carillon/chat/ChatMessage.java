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

  /** About how long a text of one is in UTF-8, as the database says without reading it to us. */
  static final String BYTES = "function('octet_length', m.message)";

  /** Names, addresses and numbers around the text, mostly. */
  private static final int BYTES_AROUND = 256;

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

  /** About how long its frame is, by the value of {@link #BYTES}. */
  static long bytes(Object ofText) {
    return BYTES_AROUND + ((Number) ofText).longValue();
  }

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
