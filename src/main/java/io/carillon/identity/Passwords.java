package io.carillon.identity;

import io.carillon.core.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hashes and checks passwords with Jakarta Security's PBKDF2. A check is meant to be slow, so only
 * a few run at once: a flood of logins must not take every processor from the chat.
 */
@ApplicationScoped
public class Passwords {

  private static final int MAX_WAIT_SECONDS = 10;

  @Inject private Pbkdf2PasswordHash pbkdf2;

  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  private String hashOfNobody;

  @PostConstruct
  void configure() {
    pbkdf2.initialize(
        Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "32"));
    hashOfNobody = hash("nobody has this password");
  }

  String hash(String password) {
    return pbkdf2.generate(password.toCharArray());
  }

  /** Takes as long for a user who doesn't exist, whose hash is empty, as for one who does. */
  boolean matches(String password, Optional<String> hash) {
    if (!acquireTurn()) {
      throw Problem.later(
          Problem.Kind.UNAVAILABLE,
          "Too many people are signing in, try again shortly.",
          Duration.ofSeconds(MAX_WAIT_SECONDS));
    }
    try {
      boolean matched = pbkdf2.verify(password.toCharArray(), hash.orElse(hashOfNobody));
      return matched && hash.isPresent();
    } finally {
      turns.release();
    }
  }

  private boolean acquireTurn() {
    try {
      return turns.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
