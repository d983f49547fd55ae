package io.carillon.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carillon.core.Caller;
import io.carillon.core.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The people: by id, by college, and whether they are active. */
@ApplicationScoped
public class Directory {

  private static final int MAX_CACHED = 50_000;

  /** How many threads may wait for the database, and how long for that: the rest fail at once. */
  private static final int MAX_LOADING = 32;

  private static final int MAX_WAIT_MILLIS = 200;

  /** Active users only; read again after a minute, and at once when changed here. */
  private final Cache<Long, Caller> active =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterWrite(Duration.ofMinutes(1)).build();

  private final Semaphore loading = new Semaphore(MAX_LOADING);

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  /**
   * The user with this id, if there is one and it is active.
   *
   * @throws StorageFault when too many wait for the database already
   */
  public Optional<Caller> active(long userId) {
    Optional<Caller> known = Optional.ofNullable(active.getIfPresent(userId));
    return known.isPresent() ? known : loaded(userId);
  }

  private Optional<Caller> loaded(long userId) {
    try {
      if (!loading.tryAcquire(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new StorageFault(new TimeoutException("too many look-ups wait"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageFault(e);
    }
    try {
      return Optional.ofNullable(
          active.get(
              userId,
              id -> {
                User user = entities.find(User.class, id);
                return user == null || !user.active() ? null : user.asCaller();
              }));
    } finally {
      loading.release();
    }
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
        .setParameter("part", PartOfName.pattern(search))
        .setMaxResults(limit)
        .getResultStream()
        .map(User::asCaller)
        .toList();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged changed) {
    active.invalidate(changed.userId());
  }
}
