package io.carillon.api;

import io.carillon.core.Problem;
import io.carillon.identity.Directory;
import io.carillon.identity.Tokens;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What administrators do to a user. */
@Path("admin/users/{id: \\d{1,18}}")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdminUsersResource {

  /** What is to change; a field left out stays. */
  public record Change(Boolean active) {}

  @Inject private Directory directory;
  @Inject private Tokens tokens;
  @Inject private CurrentAccess current;

  /** Deactivating ends the user's tokens and closes their connections. */
  @PATCH
  public void change(@PathParam("id") long id, Change change) {
    current.requireAdmin();
    if (change.active() == null) {
      throw Problem.invalid("active", "is required");
    }
    if (change.active()) {
      directory.activate(id);
    } else {
      directory.deactivate(id);
    }
  }

  @DELETE
  @Path("tokens")
  @Consumes(MediaType.WILDCARD)
  public void revokeTokens(@PathParam("id") long id) {
    current.requireAdmin();
    tokens.revokeAllOf(id);
  }
}
