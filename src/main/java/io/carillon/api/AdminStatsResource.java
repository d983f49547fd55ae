package io.carillon.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** This node's counters. */
@Path("admin/stats")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminStatsResource {

  @Inject private Statistics statistics;
  @Inject private CurrentAccess current;

  @GET
  public Stats now() {
    current.requireAdmin();
    return statistics.now();
  }
}
