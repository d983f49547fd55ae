package io.carillon.api;

import io.carillon.core.Access;
import io.carillon.core.Caller;
import io.carillon.core.Problem;
import io.carillon.core.Role;
import jakarta.enterprise.context.RequestScoped;

/** The token this request came with. */
@RequestScoped
public class CurrentAccess {

  private Access access;

  void set(Access authenticated) {
    this.access = authenticated;
  }

  /** There always is one, but in the few calls that permit everyone. */
  public Access access() {
    if (access == null) {
      throw new IllegalStateException("this call was not authenticated");
    }
    return access;
  }

  public Caller caller() {
    return access().caller();
  }

  /**
   * @throws Problem {@code FORBIDDEN} for anyone but an administrator
   */
  public void requireAdmin() {
    if (caller().role() != Role.ADMIN) {
      throw Problem.of(Problem.Kind.FORBIDDEN, "Only administrators may do this.");
    }
  }
}
