package io.carillon.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The persistence context of a test's transaction, which test classes don't get injected. */
@ApplicationScoped
public class Entities {

  @PersistenceContext(unitName = "carillon")
  private EntityManager manager;

  public EntityManager manager() {
    return manager;
  }
}
