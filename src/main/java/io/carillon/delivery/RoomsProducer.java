package io.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Makes the rooms apart from their registry, so that what needs only the rooms is made without a
 * call to that singleton: Payara 6 (6.2025.10) hands bulk messages out while the application still
 * starts, and such a call then waits for the start, which may wait for what is being made.
 */
@ApplicationScoped
public class RoomsProducer {

  @Produces
  @Singleton
  public Rooms rooms() {
    return new Rooms();
  }
}
