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
import java.util.List;
import java.util.Optional;
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
  private static final OptionalLong NEXT = OptionalLong.empty();

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Settings settings;
  @Inject private Passwords passwords;
  @Inject private Colleges colleges;
  @Inject private UserStore store;

  @PostConstruct
  void create() {
    if (settings.demo()) {
      LOG.warning(
          "Demo data is on: anyone who knows the password 'demo' can sign in, as administrator too."
              + " Set carillon.demo=false (CARILLON_DEMO) before real people use this server.");
    }
    if (empty()) {
      // Slow, so before others have to wait.
      Optional<String> hash =
          (settings.demo() ? Optional.of(DEMO_PASSWORD) : settings.adminPassword())
              .map(passwords::hash);
      hash.ifPresent(this::createOnce);
    }
  }

  /** Another node may be here at the same moment. */
  private void createOnce(String passwordHash) {
    store.lock();
    if (!empty()) {
      return;
    }
    if (settings.demo()) {
      createDemoData(Optional.of(passwordHash));
    } else {
      createAdministrator(Optional.of(passwordHash));
    }
  }

  private boolean empty() {
    return entities.createQuery("select count(u) from User u", Long.class).getSingleResult() == 0;
  }

  private void createDemoData(Optional<String> hash) {
    OptionalLong first = OptionalLong.of(colleges.create("College of Arts").id());
    OptionalLong second = OptionalLong.of(colleges.create("College of Science").id());
    OptionalLong none = OptionalLong.empty();
    store.insert(
        List.of(
            new NewUser(NEXT, "alice", "Alice Adams", first, Role.STUDENT, hash),
            new NewUser(NEXT, "bob", "Bob Brown", first, Role.STUDENT, hash),
            new NewUser(NEXT, "carol", "Carol Clark", second, Role.STUDENT, hash),
            new NewUser(NEXT, "dave", "Dave Davis", none, Role.STUDENT, hash),
            new NewUser(NEXT, "staff", "Sam Staff", first, Role.STAFF, hash),
            new NewUser(NEXT, "admin", "Ada Admin", none, Role.ADMIN, hash)));
  }

  private void createAdministrator(Optional<String> hash) {
    store.insert(
        List.of(
            new NewUser(NEXT, "admin", "Administrator", OptionalLong.empty(), Role.ADMIN, hash)));
    LOG.info("Created the first administrator, username 'admin'.");
  }
}
