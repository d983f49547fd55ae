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
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

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

  /** Null when other code than a person's wrote it. */
  @Column(name = "author_id")
  private Long authorId;

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

  /** What its members see: as last read from the database, or told of. Null while it is hidden. */
  @Transient private String shownTitle;

  protected Notice() {}

  public Notice(long collegeId, OptionalLong authorId, String title, String body, Instant now) {
    this.collegeId = collegeId;
    this.authorId = authorId.isPresent() ? authorId.getAsLong() : null;
    this.title = title;
    this.body = body;
    this.createdAt = now;
    this.updatedAt = now;
  }

  @PostLoad
  void loaded() {
    shownTitle = published() ? title : null;
  }

  /** What changed for its members since it was loaded or told of; each change once. */
  Optional<NoticeEvent> written() {
    String before = shownTitle;
    loaded();
    if (Objects.equals(before, shownTitle)) {
      return Optional.empty();
    }
    if (before == null) {
      return Optional.of(new NoticePublished(id, collegeId, title));
    }
    return Optional.of(
        shownTitle == null ? new NoticeWithdrawn(id) : new NoticeCorrected(id, title));
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

  /** Empty when other code than a person's wrote it, or an earlier version kept it. */
  public OptionalLong authorId() {
    return authorId == null ? OptionalLong.empty() : OptionalLong.of(authorId);
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
