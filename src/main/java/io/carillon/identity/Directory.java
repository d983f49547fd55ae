package io.carillon.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carillon.core.Caller;
import io.carillon.core.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The people: by id, by college, and whether they are active. */
@ApplicationScoped
public class Directory {

  private static final int MAX_CACHED = 50_000;

  /** This user changed. Fired inside the transaction that changes it. */
  record UserChanged(long userId) {}

  /** Active users only; read again after a minute, and at once when changed here. */
  private final Cache<Long, Caller> active =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterWrite(Duration.ofMinutes(1)).build();

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Tokens tokens;
  @Inject private Event<UserChanged> userChanged;

  /** The user with this id, if there is one and it is active. */
  public Optional<Caller> active(long userId) {
    return Optional.ofNullable(
        active.get(
            userId,
            id -> {
              User user = entities.find(User.class, id);
              return user == null || !user.active() ? null : user.asCaller();
            }));
  }

  /** Users by id, whether active or not; those that don't exist are left out. */
  public Map<Long, Caller> byIds(Collection<Long> userIds) {
    if (userIds.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery("select u from User u where u.id in :ids", User.class)
        .setParameter("ids", userIds)
        .getResultStream()
        .map(User::asCaller)
        .collect(Collectors.toMap(Caller::userId, Function.identity()));
  }

  /**
   * Active people of the caller's college, the caller left out, by name; empty for a caller without
   * a college.
   *
   * @param search part of a full name or username, without regard to case; blank finds all
   * @param limit most people to answer
   */
  public List<Caller> colleagues(Caller caller, String search, int limit) {
    if (caller.collegeId().isEmpty()) {
      return List.of();
    }
    String literal = search.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
    return entities
        .createQuery(
            "select u from User u where u.collegeId = :college and u.deactivatedAt is null"
                + " and u.id <> :self"
                + " and (lower(u.fullName) like :part escape '!'"
                + " or lower(u.username) like :part escape '!')"
                + " order by u.fullName, u.id",
            User.class)
        .setParameter("college", caller.collegeId().getAsLong())
        .setParameter("self", caller.userId())
        .setParameter("part", "%" + literal + "%")
        .setMaxResults(limit)
        .getResultStream()
        .map(User::asCaller)
        .toList();
  }

  /** Lets a user in again who was shut out. */
  @Transactional
  public void activate(long userId) {
    existing(userId).activate();
    userChanged.fire(new UserChanged(userId));
  }

  /** Shuts a user out and ends all their tokens. */
  @Transactional
  public void deactivate(long userId) {
    existing(userId).deactivate(Instant.now().truncatedTo(ChronoUnit.MICROS));
    userChanged.fire(new UserChanged(userId));
    tokens.revokeAllOf(userId);
  }

  private User existing(long userId) {
    User user = entities.find(User.class, userId);
    if (user == null) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "There is no user " + userId + ".");
    }
    return user;
  }

  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged changed) {
    active.invalidate(changed.userId());
  }
}
