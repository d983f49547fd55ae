package io.carillon.bulk;

import io.carillon.core.Problem;
import io.carillon.core.StorageFault;
import java.util.regex.Pattern;

/**
 * Why a step of a bulk message failed.
 *
 * @param passing whether the step has nothing to do with it, so that it may as well wait: a lock
 *     that others hold, a database that is away or takes no writes
 * @param reason for staff: what it was, without the database's own words
 */
record BulkFault(boolean passing, String reason) {

  /** SQLSTATE: connections, serialization, resources, who ended the session, locks, read-only. */
  private static final Pattern PASSING =
      Pattern.compile("08.*|40.*|53.*|57P.*|25006|25P03|55P03|HYT00");

  static BulkFault of(Throwable fault) {
    if (fault instanceof Problem problem) {
      return new BulkFault(problem.kind() == Problem.Kind.UNAVAILABLE, problem.detail());
    }
    return StorageFault.sqlState(fault)
        .map(
            state ->
                new BulkFault(
                    PASSING.matcher(state).matches(),
                    "the database refused it (SQLSTATE " + state + "), see the log"))
        .orElse(new BulkFault(false, "a fault on our side, see the log"));
  }
}
