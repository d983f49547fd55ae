package io.carillon.api;

import io.carillon.core.Caller;
import io.carillon.core.Role;
import jakarta.json.bind.annotation.JsonbNillable;

/**
 * A person; {@code college_id} is null for one without a college. Of those whom the caller has no
 * business with only the name is there.
 */
@JsonbNillable
public record UserJson(long id, String username, String fullName, Long collegeId, String role) {

  /** Members of other colleges show their name only; to administrators all show all. */
  static UserJson seenBy(Caller caller, Caller user) {
    return caller.role() == Role.ADMIN
            || caller.userId() == user.userId()
            || caller.isColleagueOf(user)
        ? of(user)
        : new UserJson(user.userId(), null, user.fullName(), null, null);
  }

  static UserJson of(Caller user) {
    return new UserJson(
        user.userId(),
        user.username(),
        user.fullName(),
        user.collegeId().isPresent() ? user.collegeId().getAsLong() : null,
        user.role().wireName());
  }
}
