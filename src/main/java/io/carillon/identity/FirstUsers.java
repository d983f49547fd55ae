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
import java.util.stream.Stream;

/**
 * Makes a database usable: fills an empty one with demo data where demo is on, and makes an
 * administrator where there is none, which is also the way back, when a password for it is set.
 * Says so in the log when nothing can be made. Runs in one transaction.
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
  @Inject private Administrators administrators;

  @PostConstruct
  void create() {
    if (settings.demo()) {
      LOG.warning(
          "Demo data is on: anyone who knows the password 'demo' can sign in, as administrator too."
              + " Set carillon.demo=false (CARILLON_DEMO) before real people use this server.");
    }
    if (!administrators.exist()) {
      boolean demo = settings.demo() && empty();
      (demo ? Optional.of(DEMO_PASSWORD) : settings.adminPassword())
          .ifPresentOrElse(password -> createOnce(demo, password), this::warn);
    }
  }

  private void warn() {
    LOG.warning(
        (empty() ? "Nobody can sign in: there are no users." : "There is no active administrator.")
            + " Set carillon.admin.password (CARILLON_ADMIN_PASSWORD) and start again: that makes"
            + " an administrator.");
  }

  /** Another node may be here at the same moment. */
  private void createOnce(boolean demo, String password) {
    // Slow, so before others have to wait.
    Optional<String> hash = Optional.of(passwords.hash(password));
    store.lock();
    if (administrators.exist()) {
      return;
    }
    if (demo) {
      createDemoData(hash);
    } else {
      createAdministrator(hash);
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

  /** Somebody new, whoever is called so already: an account and its tokens stay its owner's. */
  private void createAdministrator(Optional<String> hash) {
    String username =
        Stream.iterate(1, number -> number + 1)
            .map(number -> number == 1 ? "admin" : "admin-" + number)
            .filter(name -> !taken(name))
            .findFirst()
            .orElseThrow();
    store.insert(
        List.of(
            new NewUser(NEXT, username, "Administrator", OptionalLong.empty(), Role.ADMIN, hash)));
    LOG.info("Created the administrator '" + username + "', with the password that is set.");
  }

  private boolean taken(String username) {
    return !entities
        .createQuery("select u.id from User u where u.username = :username", Long.class)
        .setParameter("username", username)
        .getResultList()
        .isEmpty();
  }
}
