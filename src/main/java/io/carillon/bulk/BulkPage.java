package io.carillon.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A slice of an audience by user id, sent in one transaction; its status makes it sent once. */
@Entity
@Table(name = "bulk_page")
@IdClass(BulkPage.Key.class)
public class BulkPage {

  /** Where it stands. */
  enum Status {
    QUEUED,
    DONE,
    FAILED
  }

  /** Which bulk message, which page. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private long bulkMessageId;
    private int page;

    protected Key() {}

    Key(long bulkMessageId, int page) {
      this.bulkMessageId = bulkMessageId;
      this.page = page;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.bulkMessageId == bulkMessageId && key.page == page;
    }

    @Override
    public int hashCode() {
      return Objects.hash(bulkMessageId, page);
    }
  }

  @Id
  @Column(name = "bulk_message_id")
  private long bulkMessageId;

  @Id private int page;

  @Column(name = "first_user_id", nullable = false)
  private long firstUserId;

  @Column(name = "last_user_id", nullable = false)
  private long lastUserId;

  @Column(nullable = false)
  private int recipients;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private Status status = Status.QUEUED;

  protected BulkPage() {}

  BulkPage(long bulkMessageId, int page, long firstUserId, long lastUserId, int recipients) {
    this.bulkMessageId = bulkMessageId;
    this.page = page;
    this.firstUserId = firstUserId;
    this.lastUserId = lastUserId;
    this.recipients = recipients;
  }

  long firstUserId() {
    return firstUserId;
  }

  long lastUserId() {
    return lastUserId;
  }

  /** How many there were when the audience was split. */
  int recipients() {
    return recipients;
  }

  Status status() {
    return status;
  }

  void setStatus(Status status) {
    this.status = status;
  }
}
