package io.carillon.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts failed logins per (user, address): who guesses is stopped, while the user it is about
 * still signs in from elsewhere. Attempts under way are no failures.
 */
final class LoginLimiter {

  static final int MAX_FAILURES = 10;
  static final Duration WINDOW = Duration.ofMinutes(15);

  private static final int MAX_KEYS = 100_000;

  private record Key(String username, String address) {}

  private final Cache<Key, AtomicInteger> failures;

  LoginLimiter(Ticker ticker) {
    failures =
        Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterWrite(WINDOW).ticker(ticker).build();
  }

  boolean allows(String username, String address) {
    AtomicInteger count = failures.getIfPresent(new Key(username, address));
    return count == null || count.get() < MAX_FAILURES;
  }

  void failed(String username, String address) {
    failures.get(new Key(username, address), key -> new AtomicInteger()).incrementAndGet();
  }

  /** What failed before it was the user's own typing. */
  void succeeded(String username, String address) {
    failures.invalidate(new Key(username, address));
  }
}
