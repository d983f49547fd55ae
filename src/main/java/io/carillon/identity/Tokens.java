package io.carillon.identity;

import io.carillon.config.Settings;
import io.carillon.core.Access;
import io.carillon.core.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives out access tokens, recognises them, and ends them. */
@ApplicationScoped
public class Tokens {

  static final int MAX_CHARS = 512;

  /** A token just given out: the only time its characters are known. */
  public record Minted(String token, Access access) {}

  private final TokenSource source = new TokenSource();

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Settings settings;
  @Inject private TokenCache cache;
  @Inject private Event<AccessEnded> accessEnded;
  @Inject private Event<AccessChanged> accessChanged;
  @Inject private Event<UserChanged> userChanged;
  @Inject private AccessLog log;

  /** Whose token this is; empty when it is unknown, expired, revoked or its user inactive. */
  public Optional<Access> authenticate(String token) {
    if (token.isEmpty() || token.length() > MAX_CHARS) {
      return Optional.empty();
    }
    return cache
        .get(TokenHash.of(token), this::load)
        .filter(access -> !access.expired(Instant.now()));
  }

  private Optional<Access> load(String hash) {
    return entities
        .createQuery("select t from AccessToken t where t.sha256 = :hash", AccessToken.class)
        .setParameter("hash", hash)
        .getResultStream()
        .filter(token -> token.usable(Instant.now()))
        .map(AccessToken::access)
        .findFirst();
  }

  /** Joins the caller's transaction, or runs its own. */
  @Transactional
  public Minted mint(long userId) {
    User user = entities.find(User.class, userId);
    if (user == null || !user.active()) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "There is no active user " + userId + ".");
    }
    String characters = source.next();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    AccessToken token =
        new AccessToken(user, TokenHash.of(characters), now, now.plus(settings.tokenTtl()));
    entities.persist(token);
    entities.flush();
    return new Minted(characters, token.access());
  }

  /** The hashes of a user's tokens that may be in use. */
  Set<String> hashesOf(long userId) {
    return entities
        .createQuery(
            "select t.sha256 from AccessToken t where t.user.id = :user and t.revokedAt is null"
                + " and t.expiresAt > :now",
            String.class)
        .setParameter("user", userId)
        .setParameter("now", Instant.now())
        .getResultStream()
        .collect(Collectors.toSet());
  }

  @Transactional
  public void revoke(long tokenId) {
    end(
        entities
            .createQuery("select t from AccessToken t where t.id = :id", AccessToken.class)
            .setParameter("id", tokenId)
            .getResultList());
  }

  @Transactional
  public void revokeAllOf(long userId) {
    end(
        entities
            .createQuery(
                "select t from AccessToken t where t.user.id = :user and t.revokedAt is null",
                AccessToken.class)
            .setParameter("user", userId)
            .getResultList());
  }

  private void end(List<AccessToken> tokens) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    tokens.forEach(token -> token.revoke(now));
    entities.flush();
    log.add(
        tokens.stream().map(token -> token.access().caller().userId()).collect(Collectors.toSet()));
    accessEnded.fire(
        new AccessEnded(
            tokens.stream().map(AccessToken::id).collect(Collectors.toSet()),
            tokens.stream().map(AccessToken::sha256).collect(Collectors.toSet())));
  }

  /** Another node changed something about this user's access: does here what is to do. */
  void changedElsewhere(long userId) {
    Instant now = Instant.now();
    List<AccessToken> tokens =
        entities
            .createQuery(
                "select t from AccessToken t where t.user.id = :user and t.expiresAt > :now",
                AccessToken.class)
            .setParameter("user", userId)
            .setParameter("now", now)
            .getResultList();
    userChanged.fire(new UserChanged(userId));
    accessChanged.fire(
        new AccessChanged(tokens.stream().map(AccessToken::sha256).collect(Collectors.toSet())));
    List<AccessToken> ended = tokens.stream().filter(token -> !token.usable(now)).toList();
    accessEnded.fire(
        new AccessEnded(
            ended.stream().map(AccessToken::id).collect(Collectors.toSet()),
            ended.stream().map(AccessToken::sha256).collect(Collectors.toSet())));
  }
}
