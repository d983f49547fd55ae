package io.carillon.api;

import io.carillon.core.Fields;
import io.carillon.core.Page;
import io.carillon.identity.LiveTokens;
import io.carillon.identity.Tokens;
import io.carillon.wire.Timestamps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The tokens of a user, for administrators. */
@Path("admin/users/{id: \\d{1,18}}/tokens")
@AdminOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminUserTokensResource {

  /** A token without its characters, which nobody knows but its user. */
  public record TokenJson(long id, String createdAt, String expiresAt) {

    static TokenJson of(LiveTokens.Listed token) {
      return new TokenJson(
          token.id(), Timestamps.format(token.createdAt()), Timestamps.format(token.expiresAt()));
    }
  }

  @Inject private LiveTokens liveTokens;
  @Inject private Tokens tokens;

  @GET
  public Items<TokenJson> list(
      @PathParam("id") long id,
      @QueryParam("before") String before,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    Fields fields = new Fields();
    Page page = fields.page(before, after, limit);
    fields.check();
    return new Items<>(liveTokens.of(id, page).stream().map(TokenJson::of).toList());
  }

  @DELETE
  public void revokeAll(@PathParam("id") long id) {
    tokens.revokeAllOf(id);
  }

  @DELETE
  @Path("{token_id: \\d{1,18}}")
  public void revoke(@PathParam("id") long id, @PathParam("token_id") long tokenId) {
    liveTokens.revoke(id, tokenId);
  }
}
