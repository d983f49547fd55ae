package io.carillon.identity;

import io.carillon.core.Fields;
import io.carillon.core.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords with Jakarta Security's PBKDF2. It is meant to be slow, so only a few
 * run at once: a flood of logins or a long roster must not take every processor from the chat.
 */
@ApplicationScoped
public class Passwords {

  private static final int MIN_CHARS = 8;

  public static final int MAX_CHARS = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Each holds one of the container's threads, of which the chat needs some too. */
  private static final int MAX_WAITING = 64;

  /** The party of all hashes that rosters need: no client's address. */
  private static final String ROSTER = "roster";

  @Inject private Pbkdf2PasswordHash pbkdf2;

  /** WildFly 39 has Jakarta Security only for applications in which it finds this, or the like. */
  @Inject private SecurityContext wanted;

  private final int atOnce = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  /** A login waits for one hash of a roster, not for all. */
  private final Turns turns = new Turns(atOnce, MAX_WAITING);

  @Resource private ManagedThreadFactory threads;

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

  /** A password to be set, checked. */
  public static String chosen(Fields fields, String name, String password) {
    String line = fields.line(name, password, MAX_CHARS);
    if (line.codePointCount(0, line.length()) < MIN_CHARS) {
      fields.wrong(name, "must have at least " + MIN_CHARS + " characters");
    }
    return line;
  }

  String hash(String password) {
    return pbkdf2.generate(password.toCharArray());
  }

  /** Hashes many, in the same order, taking turns with the logins. Not for a transaction. */
  List<String> hashAll(List<String> passwords) {
    if (passwords.isEmpty()) {
      return List.of();
    }
    ExecutorService workers = Executors.newFixedThreadPool(atOnce, threads);
    try {
      List<Future<String>> hashes = new ArrayList<>();
      for (String password : passwords) {
        hashes.add(workers.submit(() -> hashInTurn(password)));
      }
      List<String> done = new ArrayList<>();
      for (Future<String> hash : hashes) {
        done.add(hash.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Problem.Kind.UNAVAILABLE, "The server is stopping.");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private String hashInTurn(String password) throws InterruptedException {
    turns.await(ROSTER);
    try {
      return hash(password);
    } finally {
      turns.end();
    }
  }

  /**
   * Runs a check of a password when it is the party's turn.
   *
   * @throws Problem {@code UNAVAILABLE} when too many wait, or it didn't come in time
   */
  <T> T inTurn(String party, Supplier<T> check) {
    try {
      if (!turns.await(party, PATIENCE)) {
        throw Problem.later(
            Problem.Kind.UNAVAILABLE,
            "Too many people are signing in, try again shortly.",
            PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(Problem.Kind.UNAVAILABLE, "The server is stopping.");
    }
    try {
      return check.get();
    } finally {
      turns.end();
    }
  }

  /**
   * Takes as long for a user who doesn't exist, whose hash is empty, as for one who does. To be
   * called {@linkplain #inTurn in turn}.
   */
  boolean matches(String password, Optional<String> hash) {
    boolean matched = pbkdf2.verify(password.toCharArray(), hash.orElse(hashOfNobody));
    return matched && hash.isPresent();
  }
}
