package io.carillon.api;

import io.carillon.core.Caller;
import jakarta.json.bind.annotation.JsonbNillable;

/** A person; {@code college_id} is null for one without a college. */
@JsonbNillable
public record UserJson(long id, String username, String fullName, Long collegeId, String role) {

  static UserJson of(Caller user) {
    return new UserJson(
        user.userId(),
        user.username(),
        user.fullName(),
        user.collegeId().isPresent() ? user.collegeId().getAsLong() : null,
        user.role().wireName());
  }
}
