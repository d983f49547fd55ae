package io.carillon.facade;

import io.carillon.core.Caller;
import io.carillon.core.Problem;
import io.carillon.core.Role;
import java.util.OptionalLong;

/**
 * Who announces, and where they may.
 *
 * @param userId empty for the server itself
 * @param onlyCollege empty for everywhere
 */
public record Authority(OptionalLong userId, OptionalLong onlyCollege) {

  /** Of the server itself, and of integrators with the role for it. */
  public static final Authority EVERYWHERE =
      new Authority(OptionalLong.empty(), OptionalLong.empty());

  /**
   * Staff act in their own college, administrators everywhere.
   *
   * @throws Problem {@code FORBIDDEN} for anyone else
   */
  public static Authority of(Caller caller) {
    if (caller.role() == Role.ADMIN) {
      return new Authority(OptionalLong.of(caller.userId()), OptionalLong.empty());
    }
    if (caller.role() == Role.STAFF && caller.collegeId().isPresent()) {
      return new Authority(OptionalLong.of(caller.userId()), caller.collegeId());
    }
    throw Problem.of(Problem.Kind.FORBIDDEN, "Only staff and administrators may do this.");
  }

  /**
   * @throws Problem {@code FORBIDDEN} when this college is not theirs
   */
  void require(long collegeId) {
    if (onlyCollege.isPresent() && onlyCollege.getAsLong() != collegeId) {
      throw Problem.of(Problem.Kind.FORBIDDEN, "You may act in your own college only.");
    }
  }
}
