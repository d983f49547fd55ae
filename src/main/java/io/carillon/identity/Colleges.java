package io.carillon.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The colleges. */
@ApplicationScoped
public class Colleges {

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  public boolean exists(long collegeId) {
    return entities.find(College.class, collegeId) != null;
  }
}
