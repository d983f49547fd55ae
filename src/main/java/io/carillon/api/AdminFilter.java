package io.carillon.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses everyone but administrators what is {@link AdminOnly}. */
@Provider
@AdminOnly
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class AdminFilter implements ContainerRequestFilter {

  @Inject private CurrentAccess current;

  @Override
  public void filter(ContainerRequestContext request) {
    current.requireAdmin();
  }
}
