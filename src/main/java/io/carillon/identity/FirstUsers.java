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
  private static final OptionalLong NEXT = OptionalLong.empty();

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Settings settings;
  @Inject private Passwords passwords;
  @Inject private DemoUsers demoUsers;
  @Inject private UserStore store;
  @Inject private Administrators administrators;

  /**
   * @throws IllegalStateException when others come here, and demo users are among the users still
   */
  @PostConstruct
  void create() {
    if (settings.access().allowedHosts().reachedByOthers().isPresent()) {
      requireNoDemoUsers();
    }
    if (settings.demo()) {
      LOG.warning(
          "Demo data is on: anyone who knows the password 'demo' can sign in, as administrator too."
              + " Set carillon.demo=false (CARILLON_DEMO) before real people use this server.");
    }
    if (!administrators.exist()) {
      boolean demo = settings.demo() && empty();
      (demo ? Optional.of(DemoUsers.PASSWORD) : settings.adminPassword())
          .ifPresentOrElse(password -> createOnce(demo, password), this::warn);
    }
  }

  private void requireNoDemoUsers() {
    String remaining = demoUsers.whoRemain();
    if (!remaining.isEmpty()) {
      throw new IllegalStateException(
          "carillon.allowed-hosts lets others in, but all know the password of demo users that are in"
              + " the database ("
              + remaining
              + "). Start with another database, or give them other passwords or deactivate them"
              + " first, with carillon.allowed-hosts=localhost.");
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
    String hash = passwords.hash(password);
    store.lock();
    if (administrators.exist()) {
      return;
    }
    if (demo) {
      demoUsers.create(hash);
    } else {
      createAdministrator(hash);
    }
  }

  private boolean empty() {
    return entities.createQuery("select count(u) from User u", Long.class).getSingleResult() == 0;
  }

  /** Somebody new, whoever is called so already: an account and its tokens stay its owner's. */
  private void createAdministrator(String hash) {
    String username =
        Stream.iterate(1, number -> number + 1)
            .map(number -> number == 1 ? "admin" : "admin-" + number)
            .filter(name -> !taken(name))
            .findFirst()
            .orElseThrow();
    store.insert(
        List.of(
            new NewUser(
                NEXT,
                username,
                "Administrator",
                OptionalLong.empty(),
                Role.ADMIN,
                Optional.of(hash))));
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
