package io.carillon.container;

import io.carillon.core.Caller;
import io.carillon.core.Role;
import io.carillon.identity.Accounts;
import io.carillon.identity.Colleges;
import io.carillon.identity.NewUser;
import io.carillon.identity.UserChange;
import io.carillon.identity.UserStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Makes users for tests, so that none depends on what another did to one. */
@ApplicationScoped
public class People {

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Colleges colleges;
  @Inject private UserStore store;
  @Inject private Accounts accounts;

  /** A new active student's id. */
  @Transactional
  public long create() {
    return create(OptionalLong.empty()).userId();
  }

  /** A new active student of a college. */
  @Transactional
  public Caller memberOf(long collegeId) {
    return create(OptionalLong.of(collegeId));
  }

  /** A new college's id. */
  public long college() {
    return colleges.create("College " + UUID.randomUUID()).id();
  }

  private Caller create(OptionalLong collegeId) {
    String username = UUID.randomUUID().toString();
    NewUser user =
        new NewUser(
            OptionalLong.empty(),
            username,
            "User " + username,
            collegeId,
            Role.STUDENT,
            Optional.empty());
    long id = store.insert(List.of(user)).get(0);
    return new Caller(id, username, user.fullName(), collegeId, Role.STUDENT);
  }

  public void activate(long userId) {
    setActive(userId, true);
  }

  public void deactivate(long userId) {
    setActive(userId, false);
  }

  private void setActive(long userId, boolean active) {
    accounts.change(
        userId,
        new UserChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(active),
            Optional.empty()));
  }

  /** Changes a name in the database only, as another program would. */
  @Transactional
  public void rename(long userId, String fullName) {
    entities
        .createNativeQuery("update app_user set full_name = ?1 where id = ?2")
        .setParameter(1, fullName)
        .setParameter(2, userId)
        .executeUpdate();
  }
}
