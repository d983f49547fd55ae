package io.carillon.facade;

import io.carillon.core.Caller;
import io.carillon.core.Problem;
import io.carillon.core.Role;
import java.util.OptionalLong;

/** Where someone may announce: in one college, or everywhere. */
public record Authority(OptionalLong onlyCollege) {

  /** Of the server itself, of administrators, and of integrators with the role for it. */
  public static final Authority EVERYWHERE = new Authority(OptionalLong.empty());

  /**
   * Staff act in their own college, administrators everywhere.
   *
   * @throws Problem {@code FORBIDDEN} for anyone else
   */
  public static Authority of(Caller caller) {
    if (caller.role() == Role.ADMIN) {
      return EVERYWHERE;
    }
    if (caller.role() == Role.STAFF && caller.collegeId().isPresent()) {
      return new Authority(caller.collegeId());
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
