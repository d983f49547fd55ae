package io.carillon.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts failed logins per (user, address): who guesses is stopped, while the user it is about
 * still signs in from elsewhere. An attempt counts while it runs and is taken back when it
 * succeeds, so that many at once can't slip past the limit.
 */
final class LoginLimiter {

  static final int MAX_FAILURES = 10;
  static final Duration WINDOW = Duration.ofMinutes(15);

  private static final int MAX_KEYS = 100_000;

  private record Key(String username, String address) {}

  private final Cache<Key, AtomicInteger> attempts;

  LoginLimiter(Ticker ticker) {
    attempts =
        Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterWrite(WINDOW).ticker(ticker).build();
  }

  /** Whether one more attempt may be made now; if so it counts as failed until taken back. */
  boolean begin(String username, String address) {
    AtomicInteger count = attempts.get(new Key(username, address), key -> new AtomicInteger());
    if (count.incrementAndGet() <= MAX_FAILURES) {
      return true;
    }
    count.decrementAndGet();
    return false;
  }

  /** The attempt succeeded: what failed before it was the user's own typing. */
  void succeeded(String username, String address) {
    attempts.invalidate(new Key(username, address));
  }

  /** The attempt came to no answer and doesn't count. */
  void undecided(String username, String address) {
    AtomicInteger count = attempts.getIfPresent(new Key(username, address));
    if (count != null) {
      count.decrementAndGet();
    }
  }
}
