package io.carillon.api;

import io.carillon.core.Fields;
import io.carillon.identity.TokenHandover;
import io.carillon.wire.Timestamps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How an existing back end hands its users over. */
@Path("admin/tokens")
@AdminOnly
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdminTokensResource {

  /** A new token. */
  public record Minted(long userId, String token, String expiresAt) {}

  @Inject private TokenHandover handover;

  @POST
  @LargeBody
  public List<Minted> mint(JsonObject body) {
    JsonEntry wanted = new JsonEntry(body);
    Fields fields = new Fields();
    List<Long> userIds = wanted.ids("user_ids", fields);
    Optional<Duration> ttl = IssuedTokensJson.ttl(wanted.number("ttl_seconds", fields), fields);
    fields.check();
    return handover.mint(userIds, ttl).stream()
        .map(m -> new Minted(m.userId(), m.token(), Timestamps.format(m.expiresAt())))
        .toList();
  }

  @PUT
  @LargeBody
  public void takeOver(JsonArray entries) {
    handover.takeOver(IssuedTokensJson.read(entries));
  }
}
