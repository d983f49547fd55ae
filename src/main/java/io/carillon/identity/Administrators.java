package io.carillon.identity;

import io.carillon.core.Problem;
import io.carillon.core.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Those without whom nobody could be let in or helped any more. */
@ApplicationScoped
public class Administrators {

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private UserStore store;

  boolean exist() {
    return countOthers(-1) > 0;
  }

  /**
   * Before this user stops being an active administrator, in the caller's transaction. Two of them
   * who do that at once take turns.
   *
   * @throws Problem {@code CONFLICT} when there is no other
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void requireAnotherThan(User user) {
    if (user.active() && user.asCaller().role() == Role.ADMIN) {
      store.lock();
      if (countOthers(user.id()) == 0) {
        throw Problem.of(
            Problem.Kind.CONFLICT,
            "This is the only active administrator. Make somebody else one first.");
      }
    }
  }

  private long countOthers(long userId) {
    return entities
        .createQuery(
            "select count(u) from User u where u.role = :admin and u.deactivatedAt is null"
                + " and u.id <> :user",
            Long.class)
        .setParameter("admin", Role.ADMIN)
        .setParameter("user", userId)
        .getSingleResult();
  }
}
