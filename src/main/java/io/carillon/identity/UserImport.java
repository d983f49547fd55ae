package io.carillon.identity;

import io.carillon.core.Problem;
import io.carillon.core.Problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Takes a roster in: checks it, hashes its passwords, creates its users. Passwords are hashed after
 * a check, so that a roster with faults is answered quickly, and before the transaction, which
 * checks again, since hashing takes long.
 */
@ApplicationScoped
public class UserImport {

  /** A user that was created. */
  public record Created(long id, String username) {}

  /** What came of a roster; errors only when it was taken in part. */
  public record Outcome(List<Created> created, List<FieldError> errors) {}

  @Inject private NewUsers newUsers;
  @Inject private Passwords passwords;

  /**
   * @param partial whether to leave out lines that can't be created, rather than create none
   * @throws Problem {@code INVALID} with everything that is wrong, unless partial
   */
  public Outcome add(Roster roster, boolean partial) {
    roster.requireFewPasswords();
    Roster checked = newUsers.check(roster);
    if (!partial) {
      checked.requireGood();
    }
    return newUsers.create(checked.hashed(passwords::hashAll), partial);
  }
}
