package io.carillon.identity;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carillon.core.Caller;
import io.carillon.core.Problem;
import io.carillon.core.Role;
import io.carillon.core.Slices;
import io.carillon.core.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The people: by id, by college, and whether they are active. */
@ApplicationScoped
public class Directory {

  private static final int MAX_CACHED = 50_000;

  private static final String AFTER =
      " and (u.foldedName > :name or u.foldedName = :name and u.id > :id)";

  /**
   * Active users only; read again after a minute, and at once when changed here. Of futures, so
   * that a change while someone is read is not missed.
   */
  private final AsyncCache<Long, Caller> active =
      Caffeine.newBuilder()
          .maximumSize(MAX_CACHED)
          .expireAfterWrite(Duration.ofMinutes(1))
          .buildAsync();

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  /** The user with this id, if there is one and it is active. */
  public Optional<Caller> active(long userId) {
    return Optional.ofNullable(active(Set.of(userId)).get(userId));
  }

  /**
   * Those of these users who are active. One query for all that aren't known. Call it in a
   * transaction, which ends the persistence context.
   */
  public Map<Long, Caller> active(Set<Long> userIds) {
    try {
      return active.getAll(userIds, (unknown, executor) -> read(unknown)).join();
    } catch (CancellationException | CompletionException e) { // In this or in another's query.
      throw new StorageFault(e);
    }
  }

  private CompletableFuture<Map<Long, Caller>> read(Collection<? extends Long> userIds) {
    try {
      return CompletableFuture.completedFuture(callers(users(userIds).filter(User::active)));
    } catch (PersistenceException e) {
      return CompletableFuture.failedFuture(new Unread(e));
    }
  }

  /** Caffeine 3 logs all that ends a load but what cancels it; who asked tells the log already. */
  private static final class Unread extends CancellationException {

    private static final long serialVersionUID = 1L;

    Unread(PersistenceException cause) {
      initCause(cause);
    }
  }

  /** Users by id, whether active or not; those that don't exist are left out. */
  public Map<Long, Caller> byIds(Collection<Long> userIds) {
    return callers(users(userIds));
  }

  private Stream<User> users(Collection<? extends Long> ids) {
    return Slices.of(ids)
        .flatMap(
            slice ->
                entities
                    .createQuery("select u from User u where u.id in :ids", User.class)
                    .setParameter("ids", slice)
                    .getResultStream());
  }

  private static Map<Long, Caller> callers(Stream<User> users) {
    return users.map(User::asCaller).collect(Collectors.toMap(Caller::userId, Function.identity()));
  }

  /**
   * A keyset page of active people by name.
   *
   * @param name part of a full name or username, without regard to case and accents; blank finds
   *     all
   * @param after only those who come after the user with this id
   * @param limit most people to answer
   */
  public record Search(String name, OptionalLong after, int limit) {}

  /**
   * What was found.
   *
   * @param page as many as were asked for
   * @param total how many there are, those before the page included
   */
  public record People(List<Caller> page, long total) {}

  /**
   * People for the caller to write to, the caller left out: of the caller's college; of all when
   * the caller looks for a name and has no college, or is an administrator.
   *
   * @throws Problem {@code INVALID} when nobody has the id to go on after
   */
  public People people(Caller caller, Search search) {
    boolean named = !search.name().isBlank();
    boolean everywhere = named && caller.role() == Role.ADMIN;
    OptionalLong college = everywhere ? OptionalLong.empty() : caller.collegeId();
    if (college.isEmpty() && !named) {
      return new People(List.of(), 0);
    }
    String wanted =
        " from User u where u.deactivatedAt is null and u.id <> :self"
            + " and u.foldedName like :part escape '!'"
            + (college.isPresent() ? " and u.collegeId = :college" : "");
    TypedQuery<User> page =
        entities
            .createQuery(
                "select u"
                    + wanted
                    + (search.after().isPresent() ? AFTER : "")
                    + " order by u.foldedName, u.id",
                User.class)
            .setMaxResults(search.limit());
    search
        .after()
        .ifPresent(id -> page.setParameter("name", foldedName(id)).setParameter("id", id));
    TypedQuery<Long> total = entities.createQuery("select count(u)" + wanted, Long.class);
    for (TypedQuery<?> query : List.of(page, total)) {
      query
          .setParameter("self", caller.userId())
          .setParameter("part", FoldedName.pattern(search.name()));
      college.ifPresent(id -> query.setParameter("college", id));
    }
    List<Caller> found = page.getResultStream().map(User::asCaller).toList();
    boolean isAll = search.after().isEmpty() && found.size() < search.limit();
    return new People(found, isAll ? found.size() : total.getSingleResult());
  }

  private String foldedName(long userId) {
    return entities
        .createQuery("select u.foldedName from User u where u.id = :id", String.class)
        .setParameter("id", userId)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> Problem.invalid("after", "there is no user " + userId));
  }

  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged changed) {
    active.synchronous().invalidate(changed.userId());
  }

  /** Changed elsewhere. */
  void forget(Set<Long> userIds) {
    active.synchronous().invalidateAll(userIds);
  }

  void forgetAll() {
    active.synchronous().invalidateAll();
  }
}
