package io.carillon.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import io.carillon.core.Problem;
import io.carillon.metrics.LoginMeters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Trades a username and password for an access token. */
@ApplicationScoped
public class Login {

  private final LoginLimiter limiter = new LoginLimiter(Ticker.systemTicker());

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private Passwords passwords;
  @Inject private Tokens tokens;
  @Inject private LoginMeters meters;

  /**
   * @param username blanks around it and what nobody sees in it are no part of it
   * @param address where the client is, for the limit on failures and for its turn
   * @throws Problem {@code UNAUTHENTICATED} for a bad pair, the same for an unknown user, a wrong
   *     password and an inactive user; {@code TOO_MANY} after too many bad pairs
   */
  public Tokens.Minted login(String username, String password, String address) {
    // One name for the limit on failures, however it is written.
    String name = WrittenName.clean(username);
    requireFewFailures(name, address);
    Optional<User> user = byUsername(username).or(() -> byUsername(name)).filter(User::active);
    if (!passwords.inTurn(address, () -> matches(name, password, user, address))) {
      meters.failed();
      throw Problem.of(Problem.Kind.UNAUTHENTICATED, "Wrong username or password.");
    }
    meters.succeeded();
    return tokens.mint(user.orElseThrow().id());
  }

  private boolean matches(String username, String password, Optional<User> user, String address) {
    requireFewFailures(username, address); // Others may have failed while this one waited.
    boolean matches = passwords.matches(password, user.flatMap(User::passwordHash));
    if (matches) {
      limiter.succeeded(username, address);
    } else {
      limiter.failed(username, address);
    }
    return matches;
  }

  private void requireFewFailures(String username, String address) {
    if (!limiter.allows(username, address)) {
      meters.limited();
      throw Problem.later(
          Problem.Kind.TOO_MANY,
          "More than %d failed attempts to sign in. Try again in %d minutes."
              .formatted(LoginLimiter.MAX_FAILURES, LoginLimiter.WINDOW.toMinutes()),
          LoginLimiter.WINDOW);
    }
  }

  private Optional<User> byUsername(String username) {
    return entities
        .createQuery("select u from User u where u.username = :username", User.class)
        .setParameter("username", username)
        .getResultStream()
        .findFirst();
  }
}
