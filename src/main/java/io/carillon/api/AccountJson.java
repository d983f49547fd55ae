package io.carillon.api;

import io.carillon.core.Caller;
import io.carillon.identity.Account;
import jakarta.json.bind.annotation.JsonbNillable;

/** A person as administrators see them. */
@JsonbNillable
public record AccountJson(
    long id, String username, String fullName, Long collegeId, String role, boolean active) {

  static AccountJson of(Account account) {
    Caller user = account.user();
    return new AccountJson(
        user.userId(),
        user.username(),
        user.fullName(),
        user.collegeId().isPresent() ? user.collegeId().getAsLong() : null,
        user.role().wireName(),
        account.active());
  }
}
