package io.carillon.container;

import io.carillon.core.Role;
import io.carillon.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.OptionalLong;
import java.util.UUID;

/** Makes users for tests, so that none depends on what another did to one. */
@ApplicationScoped
public class People {

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  /** A new active student's id. */
  @Transactional
  public long create() {
    String username = UUID.randomUUID().toString();
    User user = new User(username, "User " + username, OptionalLong.empty(), Role.STUDENT);
    entities.persist(user);
    entities.flush();
    return user.id();
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
