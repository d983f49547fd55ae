package io.carillon.identity;

import io.carillon.core.Access;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A token that was given out; the token itself is not kept, only its hash. */
@Entity
@Table(name = "access_token")
public class AccessToken {

  @Id
  @SequenceGenerator(name = "access_token", sequenceName = "access_token_seq", allocationSize = 1)
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "access_token")
  private Long id;

  @ManyToOne(optional = false, fetch = FetchType.EAGER)
  @JoinColumn(name = "user_id")
  private User user;

  @Column(nullable = false)
  private String sha256;

  @Column(name = "created_at", nullable = false)
  private Instant createdAt;

  @Column(name = "expires_at", nullable = false)
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected AccessToken() {}

  AccessToken(User user, String sha256, Instant createdAt, Instant expiresAt) {
    this.user = user;
    this.sha256 = sha256;
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
  }

  long id() {
    return id;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  String sha256() {
    return sha256;
  }

  boolean usable(Instant now) {
    return revokedAt == null && user.active() && now.isBefore(expiresAt);
  }

  Access access() {
    return new Access(user.asCaller(), id, expiresAt);
  }
}
