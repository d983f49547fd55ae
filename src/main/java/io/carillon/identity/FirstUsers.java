package io.carillon.identity;

import io.carillon.config.Settings;
import io.carillon.core.Role;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.OptionalLong;
import java.util.logging.Logger;

/**
 * Makes an empty database usable at the first start: demo data where demo is on, else the first
 * administrator where a password for it is set. Runs in one transaction.
 */
@Startup
@Singleton
@DependsOn("Schema")
public class FirstUsers {

  private static final Logger LOG = Logger.getLogger(FirstUsers.class.getName());
  private static final String DEMO_PASSWORD = "demo";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Settings settings;
  @Inject private Passwords passwords;

  @PostConstruct
  void create() {
    if (settings.demo()) {
      LOG.warning(
          "Demo data is on: anyone who knows the password 'demo' can sign in, as administrator too."
              + " Set carillon.demo=false (CARILLON_DEMO) before real people use this server.");
    }
    boolean empty =
        entities.createQuery("select count(u) from User u", Long.class).getSingleResult() == 0;
    if (!empty) {
      return;
    }
    if (settings.demo()) {
      createDemoData();
    } else {
      settings.adminPassword().ifPresent(this::createAdministrator);
    }
  }

  private void createDemoData() {
    OptionalLong first = OptionalLong.of(college("College of Arts"));
    OptionalLong second = OptionalLong.of(college("College of Science"));
    String hash = passwords.hash(DEMO_PASSWORD);
    user("alice", "Alice Adams", first, Role.STUDENT, hash);
    user("bob", "Bob Brown", first, Role.STUDENT, hash);
    user("carol", "Carol Clark", second, Role.STUDENT, hash);
    user("dave", "Dave Davis", OptionalLong.empty(), Role.STUDENT, hash);
    user("staff", "Sam Staff", first, Role.STAFF, hash);
    user("admin", "Ada Admin", OptionalLong.empty(), Role.ADMIN, hash);
  }

  private void createAdministrator(String password) {
    user("admin", "Administrator", OptionalLong.empty(), Role.ADMIN, passwords.hash(password));
    LOG.info("Created the first administrator, username 'admin'.");
  }

  private long college(String name) {
    College college = new College(name);
    entities.persist(college);
    entities.flush();
    return college.id();
  }

  private void user(
      String username, String fullName, OptionalLong college, Role role, String hash) {
    User user = new User(username, fullName, college, role);
    user.setPasswordHash(hash);
    entities.persist(user);
    entities.flush();
  }
}
