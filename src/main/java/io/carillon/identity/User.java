package io.carillon.identity;

import io.carillon.core.Caller;
import io.carillon.core.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A person. Users are created by {@link UserStore}, and deactivated, never deleted: their messages
 * stay.
 */
@Entity
@Table(name = "app_user")
public class User {

  public static final int MAX_USERNAME = 150;
  public static final int MAX_FULL_NAME = 300;

  @Id private Long id;

  @Column(nullable = false)
  private String username;

  @Column(name = "full_name", nullable = false)
  private String fullName;

  /** Both names, to be found and sorted by. */
  @Column(name = "folded_name")
  private String foldedName;

  /** What no other username may share. */
  @Column(name = "username_key")
  private String usernameKey;

  @Column(name = "college_id")
  private Long collegeId;

  /**
   * The newest notification's id when they came to their college: what it was told before is no
   * news to them.
   */
  @Column(name = "college_since", nullable = false)
  private long collegeSince;

  @Column(nullable = false)
  private Role role;

  /**
   * Null while active. Not a boolean: EclipseLink compares H2's with a number, which H2 refuses.
   */
  @Column(name = "deactivated_at")
  private Instant deactivatedAt;

  @Column(name = "password_hash")
  private String passwordHash;

  protected User() {}

  public long id() {
    return id;
  }

  public boolean active() {
    return deactivatedAt == null;
  }

  void activate() {
    deactivatedAt = null;
  }

  void deactivate(Instant now) {
    if (deactivatedAt == null) {
      deactivatedAt = now;
    }
  }

  public Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  void setPasswordHash(String passwordHash) {
    this.passwordHash = passwordHash;
  }

  void rename(String fullName) {
    this.fullName = fullName;
    this.foldedName = FoldedName.of(fullName, username);
  }

  /** To another college, or none. */
  void moveTo(OptionalLong college, long newestNotification) {
    this.collegeId = college.isPresent() ? college.getAsLong() : null;
    this.collegeSince = newestNotification;
  }

  void setRole(Role role) {
    this.role = role;
  }

  /** What their college was told up to this id is no news to them. */
  public long collegeSince() {
    return collegeSince;
  }

  public Caller asCaller() {
    return new Caller(
        id,
        username,
        fullName,
        collegeId == null ? OptionalLong.empty() : OptionalLong.of(collegeId),
        role);
  }
}
