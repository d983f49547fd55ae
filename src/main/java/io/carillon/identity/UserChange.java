package io.carillon.identity;

import io.carillon.core.Role;
import java.util.Optional;
import java.util.OptionalLong;

/** What is to change about a user; what is empty stays. */
public record UserChange(
    Optional<String> fullName,
    Optional<Membership> membership,
    Optional<Role> role,
    Optional<Boolean> active,
    Optional<String> password) {

  /** The college to belong to, or none. */
  public record Membership(OptionalLong collegeId) {}

  public boolean isEmpty() {
    return fullName.isEmpty()
        && membership.isEmpty()
        && role.isEmpty()
        && active.isEmpty()
        && password.isEmpty();
  }

  /** Whether an administrator would be none afterwards. */
  boolean endsAdministration() {
    return role.filter(other -> other != Role.ADMIN).isPresent()
        || active.filter(stays -> !stays).isPresent();
  }

  /** Never shows the password, wherever it is printed. */
  @Override
  public String toString() {
    return "UserChange[" + fullName + ", " + membership + ", " + role + ", " + active + "]";
  }
}
