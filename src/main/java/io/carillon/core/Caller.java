package io.carillon.core;

import java.util.OptionalLong;

/** The active user on whose behalf something is done. */
public record Caller(
    long userId, String username, String fullName, OptionalLong collegeId, Role role) {

  /** Whether the two are members of one college. */
  public boolean isColleagueOf(Caller other) {
    return collegeId.isPresent() && collegeId.equals(other.collegeId());
  }
}
