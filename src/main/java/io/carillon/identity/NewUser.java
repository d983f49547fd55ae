package io.carillon.identity;

import io.carillon.core.Role;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A user to be created.
 *
 * @param id one to keep; empty for the next
 * @param passwordHash empty for a user who can't sign in with a password
 */
public record NewUser(
    OptionalLong id,
    String username,
    String fullName,
    OptionalLong collegeId,
    Role role,
    Optional<String> passwordHash) {

  NewUser withPasswordHash(String hash) {
    return new NewUser(id, username, fullName, collegeId, role, Optional.of(hash));
  }
}
