package io.carillon.identity;

import io.carillon.core.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The people of the demo data, all with one password that everybody knows. */
@ApplicationScoped
public class DemoUsers {

  static final String PASSWORD = "demo";

  private static final OptionalLong NEXT = OptionalLong.empty();

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Passwords passwords;
  @Inject private Colleges colleges;
  @Inject private UserStore store;

  /** In the caller's transaction. */
  void create(String passwordHash) {
    store.insert(
        all(
            OptionalLong.of(colleges.create("College of Arts").id()),
            OptionalLong.of(colleges.create("College of Science").id()),
            Optional.of(passwordHash)));
  }

  private static List<NewUser> all(OptionalLong first, OptionalLong second, Optional<String> hash) {
    OptionalLong none = OptionalLong.empty();
    return List.of(
        new NewUser(NEXT, "alice", "Alice Adams", first, Role.STUDENT, hash),
        new NewUser(NEXT, "bob", "Bob Brown", first, Role.STUDENT, hash),
        new NewUser(NEXT, "carol", "Carol Clark", second, Role.STUDENT, hash),
        new NewUser(NEXT, "dave", "Dave Davis", none, Role.STUDENT, hash),
        new NewUser(NEXT, "staff", "Sam Staff", first, Role.STAFF, hash),
        new NewUser(NEXT, "admin", "Ada Admin", none, Role.ADMIN, hash));
  }

  /**
   * Those who could sign in with it, by username. Passwords are slow to check: only of people who
   * are called as demo users are.
   */
  String whoRemain() {
    return all(NEXT, NEXT, Optional.empty()).stream()
        .filter(demo -> stored(demo).filter(this::hasThePassword).isPresent())
        .map(NewUser::username)
        .collect(Collectors.joining(", "));
  }

  private Optional<User> stored(NewUser demo) {
    return entities
        .createQuery(
            "select u from User u where u.username = :username and u.fullName = :name"
                + " and u.deactivatedAt is null",
            User.class)
        .setParameter("username", demo.username())
        .setParameter("name", demo.fullName())
        .getResultStream()
        .findFirst();
  }

  private boolean hasThePassword(User user) {
    return user.passwordHash().isPresent() && passwords.matches(PASSWORD, user.passwordHash());
  }
}
