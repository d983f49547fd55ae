package io.carillon.delivery;

import io.carillon.wire.CloseCode;
import java.util.Collection;

/**
 * Closes connections a few at a time, so that their clients don't all come back in the same moment.
 */
final class GradualClose {

  private final Collection<Connection> live;
  private final int each;
  private int patientSteps;

  /**
   * @param live the connections, a live view
   * @param steps in how many steps to close those that there are now
   */
  GradualClose(Collection<Connection> live, int steps) {
    this.live = live;
    this.each = Math.max(1, (live.size() + steps - 1) / steps);
    this.patientSteps = 2 * steps;
  }

  /** Those with something left in their outbox have twice the steps to get it sent. */
  void step() {
    boolean patient = patientSteps > 0;
    patientSteps--;
    live.stream()
        .filter(connection -> !patient || connection.flushed())
        .limit(each)
        .forEach(connection -> connection.close(CloseCode.GOING_AWAY));
  }
}
