package io.carillon.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carillon.core.Access;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Valid tokens by hash, so that a request costs no query. Only hits are kept: guessing can't fill
 * it. Dropping a hash waits for a load of that hash that is under way, so no stale answer survives
 * a revocation. Entries are read again after a minute, which bounds how long a change made straight
 * in the database goes unseen.
 */
@ApplicationScoped
public class TokenCache {

  private static final int MAX_TOKENS = 50_000;

  private final Cache<String, Access> byHash =
      Caffeine.newBuilder().maximumSize(MAX_TOKENS).expireAfterWrite(Duration.ofMinutes(1)).build();

  Optional<Access> get(String hash, Function<String, Optional<Access>> load) {
    return Optional.ofNullable(byHash.get(hash, key -> load.apply(key).orElse(null)));
  }

  /** Before anyone who acts on the end of a token, such as whoever closes its connections. */
  void drop(
      @Observes(during = TransactionPhase.AFTER_SUCCESS)
          @Priority(Interceptor.Priority.LIBRARY_BEFORE)
          AccessEnded ended) {
    ended.hashes().forEach(byHash::invalidate);
  }

  void drop(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccessChanged changed) {
    changed.hashes().forEach(byHash::invalidate);
  }

  void dropAll() {
    byHash.invalidateAll();
  }
}
