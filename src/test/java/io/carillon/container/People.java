package io.carillon.container;

import io.carillon.core.Role;
import io.carillon.identity.Accounts;
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

  @Inject private UserStore store;
  @Inject private Accounts accounts;

  /** A new active student's id. */
  @Transactional
  public long create() {
    String username = UUID.randomUUID().toString();
    NewUser user =
        new NewUser(
            OptionalLong.empty(),
            username,
            "User " + username,
            OptionalLong.empty(),
            Role.STUDENT,
            Optional.empty());
    return store.insert(List.of(user)).get(0);
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
