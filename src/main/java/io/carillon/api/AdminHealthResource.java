package io.carillon.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Readiness for administrators: proxies keep the page of that name from the public, and theirs is
 * an answer also when the server isn't ready.
 */
@Path("admin/health")
@AdminOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminHealthResource {

  @Inject private Health health;

  @GET
  public Health.Report ready() {
    return health.ready();
  }
}
