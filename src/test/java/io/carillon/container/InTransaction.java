package io.carillon.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** An integrator's CDI bean: what it runs is one transaction, rolled back by an exception. */
@ApplicationScoped
@Transactional
public class InTransaction {

  public void run(Runnable action) {
    action.run();
  }
}
