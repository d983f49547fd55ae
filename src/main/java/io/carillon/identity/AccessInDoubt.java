package io.carillon.identity;

import java.util.Optional;
import java.util.Set;

/**
 * Something may have changed about the access of these users: whoever keeps what they opened looks
 * whether it may go on as it is. Fired outside of transactions, after the caches have forgotten
 * them; observers may take their time and may throw, then it is fired again.
 *
 * @param userIds empty when it may be anybody's
 */
public record AccessInDoubt(Optional<Set<Long>> userIds) {

  /** Whether it may be this user's. */
  public boolean concerns(long userId) {
    return userIds.isEmpty() || userIds.get().contains(userId);
  }
}
