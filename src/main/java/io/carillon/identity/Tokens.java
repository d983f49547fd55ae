package io.carillon.identity;

import io.carillon.config.Settings;
import io.carillon.core.Access;
import io.carillon.core.Problem;
import io.carillon.core.Slices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  /** The hashes of these users' tokens that may be in use. */
  Set<String> hashesOf(Set<Long> userIds) {
    return Slices.of(userIds)
        .flatMap(
            ids ->
                entities
                    .createQuery(
                        "select t.sha256 from AccessToken t where t.user.id in :users and"
                            + " t.expiresAt > :now",
                        String.class)
                    .setParameter("users", ids)
                    .setParameter("now", Instant.now())
                    .getResultStream())
        .collect(Collectors.toSet());
  }

  @Transactional
  public void revoke(long tokenId) {
    end("t.id = :id", tokenId);
  }

  /** In one statement, however many they are. */
  @Transactional
  public void revokeAllOf(long userId) {
    end("t.user.id = :id", userId);
  }

  /** Those that this ends are read after it, by its time: none can come in between. */
  private void end(String which, long id) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    entities
        .createQuery(
            "update AccessToken t set t.revokedAt = :now where t.revokedAt is null and " + which)
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
    List<Object[]> ended =
        entities
            .createQuery(
                "select t.id, t.sha256, t.user.id from AccessToken t where t.revokedAt = :now and "
                    + which,
                Object[].class)
            .setParameter("now", now)
            .setParameter("id", id)
            .getResultList();
    log.add(ended.stream().map(row -> (Long) row[2]).collect(Collectors.toSet()));
    accessEnded.fire(
        new AccessEnded(
            ended.stream().map(row -> (Long) row[0]).collect(Collectors.toSet()),
            ended.stream().map(row -> (String) row[1]).collect(Collectors.toSet())));
  }

  /** Those of these tokens that are good now, by id, with their users as they are now. */
  public Map<Long, Access> good(Collection<Long> tokenIds) {
    Instant now = Instant.now();
    return Slices.of(tokenIds)
        .flatMap(
            ids ->
                entities
                    .createQuery(
                        "select t from AccessToken t join fetch t.user where t.id in :ids",
                        AccessToken.class)
                    .setParameter("ids", ids)
                    .getResultStream())
        .filter(token -> token.usable(now))
        .collect(Collectors.toMap(AccessToken::id, AccessToken::access));
  }

  /** The caches read these users' tokens again. */
  void forget(Set<Long> userIds) {
    accessChanged.fire(new AccessChanged(hashesOf(userIds)));
  }
}
