package io.carillon.identity;

import io.carillon.config.Settings;
import io.carillon.core.Problem;
import io.carillon.core.Problem.FieldError;
import io.carillon.core.Slices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an existing back end hands its signed-in users over: tokens minted for many at once, or its
 * own tokens taken over.
 */
@ApplicationScoped
public class TokenHandover {

  /** A token just given out. */
  public record Minted(long userId, String token, Instant expiresAt) {}

  private final TokenSource source = new TokenSource();

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Settings settings;
  @Inject private TokenStore store;
  @Inject private AccessLog log;
  @Inject private Event<AccessChanged> accessChanged;
  @Inject private Event<UserChanged> userChanged;

  /**
   * One new token for each.
   *
   * @param ttl empty for the configured one
   * @throws Problem {@code INVALID} naming those who aren't active users
   */
  @Transactional
  public List<Minted> mint(List<Long> userIds, Optional<Duration> ttl) {
    Set<Long> active = active(userIds);
    List<Long> unknown = userIds.stream().filter(id -> !active.contains(id)).distinct().toList();
    if (!unknown.isEmpty()) {
      throw Problem.invalid(
          "user_ids",
          "are not all active users: "
              + unknown.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    Instant now = now();
    Instant end = now.plus(ttl.orElse(settings.tokenTtl()));
    List<Minted> minted =
        userIds.stream().map(userId -> new Minted(userId, source.next(), end)).toList();
    store.insert(
        minted.stream()
            .map(m -> new TokenStore.Row(m.userId(), TokenHash.of(m.token()), end))
            .toList(),
        now);
    return minted;
  }

  /**
   * Makes tokens valid here that were given out elsewhere. The same token of the same user again
   * gets a new expiry, unless it was ended here, which stays.
   *
   * @throws Problem {@code INVALID} naming those whose user isn't active; {@code CONFLICT} naming
   *     those that are another user's or were ended
   */
  @Transactional
  public void takeOver(List<IssuedToken> tokens) {
    Set<Long> active = active(tokens.stream().map(IssuedToken::userId).toList());
    KnownTokens known = KnownTokens.among(tokens, entities);
    List<FieldError> invalid = new ArrayList<>();
    List<FieldError> clashes = new ArrayList<>();
    Map<String, String> placeOfToken = new HashMap<>();
    for (IssuedToken token : tokens) {
      String first = placeOfToken.putIfAbsent(token.token(), token.place());
      if (first != null) {
        invalid.add(new FieldError(token.place() + ": token", "is on " + first + " too"));
      }
      if (!active.contains(token.userId())) {
        invalid.add(
            new FieldError(
                token.place() + ": user_id", "there is no active user " + token.userId()));
      }
      known
          .clash(token)
          .ifPresent(why -> clashes.add(new FieldError(token.place() + ": token", why)));
    }
    refuse(Problem.Kind.INVALID, invalid);
    refuse(Problem.Kind.CONFLICT, clashes);
    write(tokens, known);
  }

  private void write(List<IssuedToken> tokens, KnownTokens known) {
    Instant now = now();
    List<TokenStore.Row> fresh = new ArrayList<>();
    List<TokenStore.Row> again = new ArrayList<>();
    for (IssuedToken token : tokens) {
      (known.contains(token) ? again : fresh)
          .add(
              new TokenStore.Row(
                  token.userId(),
                  TokenHash.of(token.token()),
                  now.plus(token.ttl().orElse(settings.tokenTtl()))));
    }
    store.insert(fresh, now);
    store.renew(again);
    again.forEach(row -> userChanged.fire(new UserChanged(row.userId())));
    log.add(again.stream().map(TokenStore.Row::userId).collect(Collectors.toSet()));
    accessChanged.fire(
        new AccessChanged(again.stream().map(TokenStore.Row::sha256).collect(Collectors.toSet())));
  }

  private Set<Long> active(Collection<Long> userIds) {
    return Slices.of(new HashSet<>(userIds))
        .flatMap(
            slice ->
                entities
                    .createQuery(
                        "select u.id from User u where u.id in :ids and u.deactivatedAt is null",
                        Long.class)
                    .setParameter("ids", slice)
                    .getResultStream())
        .collect(Collectors.toSet());
  }

  private static void refuse(Problem.Kind kind, List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Problem.of(kind, errors);
    }
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
