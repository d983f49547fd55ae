package io.carillon.api;

import io.carillon.core.Fields;
import io.carillon.core.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.OptionalLong;

/** Who is connected, to whatever node, and sending them away. */
@Path("admin/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminSessionsResource {

  /** How many connections were closed. */
  public record Closed(int closed) {}

  @Inject private SessionsEverywhere sessions;
  @Inject private DisconnectEverywhere everywhere;
  @Inject private CurrentAccess current;

  @GET
  public LiveSessions.Listing list(
      @QueryParam("user_id") String userId,
      @QueryParam("room") String room,
      @QueryParam("channel") String channel,
      @QueryParam("limit") String limit) {
    current.requireAdmin();
    Fields fields = new Fields();
    OptionalLong user = fields.id("user_id", userId);
    int most = fields.limit(limit);
    fields.check();
    return sessions.list(
        new LiveSessions.Search(
            user, Optional.ofNullable(room), Optional.ofNullable(channel), most));
  }

  /** The user is named or nothing happens: everybody is what draining is for. */
  @DELETE
  public Closed disconnect(@QueryParam("user_id") String userId) {
    current.requireAdmin();
    Fields fields = new Fields();
    OptionalLong user = fields.id("user_id", userId);
    fields.check();
    return new Closed(
        everywhere.disconnect(user.orElseThrow(() -> Problem.invalid("user_id", "is required"))));
  }
}
