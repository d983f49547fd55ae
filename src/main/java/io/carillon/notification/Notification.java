package io.carillon.notification;

import io.carillon.delivery.Room;
import io.carillon.wire.ServerFrame;
import io.carillon.wire.Timestamps;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A stored announcement. Written by {@link NotificationStore}; this is the reading side. */
@Entity
@Table(name = "notification")
public class Notification {

  /** About how long its texts are in UTF-8, as the database says without reading them to us. */
  static final String BYTES =
      "function('octet_length', n.message), function('octet_length', n.data)";

  /** Names, a title and numbers around the texts. */
  private static final int BYTES_AROUND = 512;

  @Id private Long id;

  @Column(name = "user_id")
  private Long userId;

  @Column(name = "college_id")
  private Long collegeId;

  @Column(name = "bulk_message_id")
  private Long bulkMessageId;

  @Column(name = "notice_id")
  private Long noticeId;

  @Column(nullable = false)
  private String title;

  @Column(nullable = false)
  private String message;

  @Column(name = "notification_type", nullable = false)
  private String type;

  private String data;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  protected Notification() {}

  /** About how long its frame is, by the values of {@link #BYTES}. */
  static long bytes(Object ofMessage, Object ofData) {
    long data = ofData == null ? 0 : ((Number) ofData).longValue();
    return BYTES_AROUND + ((Number) ofMessage).longValue() + data;
  }

  public long id() {
    return id;
  }

  /** The notice that it tells of, if it does. */
  public OptionalLong noticeId() {
    return noticeId == null ? OptionalLong.empty() : OptionalLong.of(noticeId);
  }

  public String title() {
    return title;
  }

  public String message() {
    return message;
  }

  public String type() {
    return type;
  }

  /** Whether it is for a whole college. */
  boolean toCollege() {
    return collegeId != null;
  }

  /** Whether it is for the linked members of a bulk message's audience. */
  boolean inBulk() {
    return bulkMessageId != null;
  }

  /** Where those are whom it is for, when that is one room. */
  Optional<Room> room() {
    return Optional.ofNullable(userId)
        .map(Room::notificationsOf)
        .or(() -> Optional.ofNullable(collegeId).map(Room::notificationsOfCollege));
  }

  /** As it goes over the wire. */
  ServerFrame.Notify frame() {
    return new ServerFrame.Notify(
        title,
        message,
        type,
        Timestamps.seconds(createdAt),
        data().map(Notification::parse).orElse(null),
        id);
  }

  private static JsonObject parse(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  /** The text of a JSON object. */
  public Optional<String> data() {
    return Optional.ofNullable(data);
  }

  public Instant createdAt() {
    return createdAt;
  }
}
