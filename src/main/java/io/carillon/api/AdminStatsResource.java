package io.carillon.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The counters of this node, and of the others. */
@Path("admin/stats")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminStatsResource {

  @Inject private StatsEverywhere statistics;
  @Inject private CurrentAccess current;

  @GET
  public JsonObject now() {
    current.requireAdmin();
    return statistics.now();
  }
}
