package io.carillon.identity;

import io.carillon.core.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What administrators see of users and change about them. */
@ApplicationScoped
public class Accounts {

  /**
   * A keyset page of users by id.
   *
   * @param name part of a full name or username, without regard to case and accents; blank finds
   *     all
   * @param after only ids above this
   */
  public record Search(String name, OptionalLong collegeId, OptionalLong after, int limit) {}

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Passwords passwords;
  @Inject private Tokens tokens;
  @Inject private AccessLog log;
  @Inject private Administrators administrators;
  @Inject private Event<UserChanged> userChanged;
  @Inject private Event<AccessChanged> accessChanged;

  public List<Account> find(Search search) {
    String ofCollege = search.collegeId().isPresent() ? " and u.collegeId = :college" : "";
    TypedQuery<User> query =
        entities
            .createQuery(
                "select u from User u where u.id > :after"
                    + " and u.foldedName like :part escape '!'"
                    + ofCollege
                    + " order by u.id",
                User.class)
            .setParameter("after", search.after().orElse(-1))
            .setParameter("part", FoldedName.pattern(search.name()))
            .setMaxResults(search.limit());
    search.collegeId().ifPresent(college -> query.setParameter("college", college));
    return query.getResultStream().map(Accounts::account).toList();
  }

  /**
   * @throws Problem {@code NOT_FOUND}
   */
  public Account get(long userId) {
    return account(existing(userId));
  }

  /**
   * Changes a user, at once for all that is asked with the user's tokens. A new password and
   * deactivation end these. Open connections follow within a second, on all nodes.
   *
   * @throws Problem {@code CONFLICT} when nobody would be an administrator any more
   */
  @Transactional
  public Account change(long userId, UserChange change) {
    // Slow, so before a connection is taken for the transaction.
    Optional<String> passwordHash = change.password().map(passwords::hash);
    User user = existing(userId);
    if (change.endsAdministration()) {
      administrators.requireAnotherThan(user);
    }
    change.fullName().ifPresent(user::rename);
    change.membership().ifPresent(membership -> move(user, known(membership)));
    change.role().ifPresent(user::setRole);
    change.active().ifPresent(active -> setActive(user, active));
    passwordHash.ifPresent(user::setPasswordHash);
    userChanged.fire(new UserChanged(userId));
    accessChanged.fire(new AccessChanged(tokens.hashesOf(Set.of(userId))));
    if (passwordHash.isPresent() || !user.active()) {
      tokens.revokeAllOf(userId);
    }
    entities.flush();
    log.add(List.of(userId));
    return account(user);
  }

  private static void setActive(User user, boolean active) {
    if (active) {
      user.activate();
    } else {
      user.deactivate(Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
  }

  private void move(User user, OptionalLong college) {
    if (!user.asCaller().collegeId().equals(college)) {
      user.moveTo(college, newestNotification());
    }
  }

  private long newestNotification() {
    return ((Number) entities.createNativeQuery(UserStore.NEWEST_NOTIFICATION).getSingleResult())
        .longValue();
  }

  private OptionalLong known(UserChange.Membership membership) {
    membership
        .collegeId()
        .ifPresent(
            college -> {
              if (entities.find(College.class, college) == null) {
                throw Problem.invalid("college_id", "there is no college " + college);
              }
            });
    return membership.collegeId();
  }

  private User existing(long userId) {
    User user = entities.find(User.class, userId);
    if (user == null) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "There is no user " + userId + ".");
    }
    return user;
  }

  private static Account account(User user) {
    return new Account(user.asCaller(), user.active());
  }
}
