package io.carillon.identity;

import io.carillon.core.Caller;
import io.carillon.core.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A person. Users are deactivated, never deleted: their messages stay. */
@Entity
@Table(name = "app_user")
public class User {

  @Id
  @SequenceGenerator(name = "app_user", sequenceName = "app_user_seq", allocationSize = 1)
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "app_user")
  private Long id;

  @Column(nullable = false)
  private String username;

  @Column(name = "full_name", nullable = false)
  private String fullName;

  @Column(name = "college_id")
  private Long collegeId;

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

  public User(String username, String fullName, OptionalLong collegeId, Role role) {
    this.username = username;
    this.fullName = fullName;
    this.collegeId = collegeId.isPresent() ? collegeId.getAsLong() : null;
    this.role = role;
  }

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

  public void setPasswordHash(String passwordHash) {
    this.passwordHash = passwordHash;
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
