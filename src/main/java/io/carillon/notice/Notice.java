package io.carillon.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;

/** What a college tells its members. */
@Entity
@Table(name = "notice")
@EntityListeners(NoticeListener.class)
public class Notice {

  @Id
  @SequenceGenerator(name = "notice", sequenceName = "notice_seq", allocationSize = 1)
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notice")
  private Long id;

  @Column(name = "college_id", nullable = false)
  private long collegeId;

  @Column(nullable = false)
  private String title;

  @Column(nullable = false)
  private String body;

  /** Null while it is a draft. */
  @Column(name = "published_at")
  private Instant publishedAt;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "updated_at", nullable = false)
  private Instant updatedAt;

  /** What its members know: as last read from the database, or announced. */
  @Transient private boolean announced;

  protected Notice() {}

  public Notice(long collegeId, String title, String body, Instant now) {
    this.collegeId = collegeId;
    this.title = title;
    this.body = body;
    this.createdAt = now;
    this.updatedAt = now;
  }

  @PostLoad
  void loaded() {
    announced = published();
  }

  /** Whether it became published since it was loaded or announced; true once only. */
  boolean takeAnnouncement() {
    boolean due = published() && !announced;
    announced = published();
    return due;
  }

  public void edit(String newTitle, String newBody, Instant now) {
    title = newTitle;
    body = newBody;
    updatedAt = now;
  }

  public void publish(Instant now) {
    if (!published()) {
      publishedAt = now;
      updatedAt = now;
    }
  }

  /** Back to a draft; publishing it once more announces it once more. */
  public void withdraw(Instant now) {
    publishedAt = null;
    updatedAt = now;
  }

  public long id() {
    return id;
  }

  public long collegeId() {
    return collegeId;
  }

  public String title() {
    return title;
  }

  public String body() {
    return body;
  }

  public boolean published() {
    return publishedAt != null;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
