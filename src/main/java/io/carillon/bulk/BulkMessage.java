package io.carillon.bulk;

import io.carillon.core.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One text to many people, and how far it has come. */
@Entity
@Table(name = "bulk_message")
public class BulkMessage {

  /** How long one may make no progress before somebody looks why. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How long a check may be on its way through the queue before another is sent. */
  static final Duration CHECK_PATIENCE = Duration.ofMinutes(10);

  /** Where it stands. */
  public enum Status {
    QUEUED,
    SENDING,
    DONE,
    CANCELLED,
    FAILED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Id
  @SequenceGenerator(name = "bulk_message", sequenceName = "bulk_message_seq", allocationSize = 1)
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bulk_message")
  private Long id;

  @Column(name = "college_id", nullable = false)
  private long collegeId;

  private Role role;

  /** 1 when the audience is listed, else 0. */
  @Column(nullable = false)
  private int listed;

  @Column(nullable = false)
  private String title;

  @Column(nullable = false)
  private String message;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private Status status = Status.QUEUED;

  private long total;
  private long sent;
  private long failed;
  private String reason;

  /** Null when the server itself sent it. */
  @Column(name = "sender_id")
  private Long senderId;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "progressed_at", nullable = false)
  private Instant progressedAt;

  /** When a check was sent that hasn't come out of the queue; else null. */
  @Column(name = "checked_at")
  private Instant checkedAt;

  protected BulkMessage() {}

  BulkMessage(BulkRequest request, OptionalLong sender, Instant now) {
    this.collegeId = request.collegeId();
    this.role = request.role().orElse(null);
    this.listed = request.userIds().isEmpty() ? 0 : 1;
    this.title = request.title();
    this.message = request.message();
    this.senderId = sender.isPresent() ? sender.getAsLong() : null;
    this.createdAt = now;
    this.progressedAt = now;
  }

  /** Its audience is known now. */
  void split(long recipients, Instant now) {
    total = recipients;
    status = recipients == 0 ? Status.DONE : Status.SENDING;
    progressedAt = now;
  }

  void cancel() {
    status = Status.CANCELLED;
  }

  void fail(String why) {
    status = Status.FAILED;
    reason = why;
  }

  /** Goes on where it stopped. */
  void resume(boolean wasSplit, Instant now) {
    status = wasSplit ? Status.SENDING : Status.QUEUED;
    reason = null;
    progressedAt = now;
  }

  /** Rises with everything that happens to it. */
  long progress() {
    return total + sent + failed;
  }

  /**
   * Whether it seems to have made no progress lately and no check is on its way. A time that is
   * still to come is one of a clock that was set back.
   */
  boolean stalled(Instant now) {
    return !ended()
        && past(progressedAt, now, PATIENCE)
        && (checkedAt == null || past(checkedAt, now, CHECK_PATIENCE));
  }

  private static boolean past(Instant time, Instant now, Duration patience) {
    return Duration.between(time, now).abs().compareTo(patience) > 0;
  }

  void checked(Instant now) {
    checkedAt = now;
  }

  boolean inCheck() {
    return checkedAt != null;
  }

  void checkReturned() {
    checkedAt = null;
  }

  public long id() {
    return id;
  }

  public long collegeId() {
    return collegeId;
  }

  public Optional<Role> role() {
    return Optional.ofNullable(role);
  }

  /** Whether it goes to listed members only. */
  public boolean listed() {
    return listed == 1;
  }

  public String title() {
    return title;
  }

  public String message() {
    return message;
  }

  public Status status() {
    return status;
  }

  /** Whether nothing more will happen to it by itself. */
  boolean ended() {
    return status == Status.DONE || status == Status.CANCELLED || status == Status.FAILED;
  }

  /** Recipients; 0 until the audience is known. */
  public long total() {
    return total;
  }

  public long sent() {
    return sent;
  }

  /** Recipients who were no longer active when their page was sent. */
  public long failed() {
    return failed;
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** The user who sent it; empty when the server itself did. */
  public OptionalLong senderId() {
    return senderId == null ? OptionalLong.empty() : OptionalLong.of(senderId);
  }

  public Instant createdAt() {
    return createdAt;
  }
}
