package io.carillon.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** The counters of this node, and of the others. */
@Path("admin/stats")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminStatsResource {

  /**
   * @param now Unix time in seconds, as {@code at} is
   * @param items a sample each ten seconds of the last hour, oldest first
   */
  public record HistoryJson(long now, List<StatsHistoryEverywhere.MomentJson> items) {}

  @Inject private StatsEverywhere statistics;
  @Inject private StatsHistoryEverywhere history;
  @Inject private CurrentAccess current;

  @GET
  public JsonObject now() {
    current.requireAdmin();
    return statistics.now();
  }

  @GET
  @Path("history")
  public HistoryJson history() {
    current.requireAdmin();
    return new HistoryJson(Instant.now().getEpochSecond(), history.moments());
  }
}
