package io.carillon.api;

import io.carillon.core.Fields;
import io.carillon.identity.TokenHandover;
import io.carillon.wire.Timestamps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How an existing back end hands its users over. */
@Path("admin/tokens")
@AdminOnly
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdminTokensResource {

  /** Whom to mint tokens for, and how long they are good. */
  public record Wanted(List<Long> userIds, Long ttlSeconds) {}

  /** A new token. */
  public record Minted(long userId, String token, String expiresAt) {}

  @Inject private TokenHandover handover;

  @POST
  @LargeBody
  public List<Minted> mint(Wanted wanted) {
    Fields fields = new Fields();
    List<Long> userIds = userIds(wanted.userIds(), fields);
    Optional<Duration> ttl = IssuedTokensJson.ttl(wanted.ttlSeconds(), fields);
    fields.check();
    return handover.mint(userIds, ttl).stream()
        .map(m -> new Minted(m.userId(), m.token(), Timestamps.format(m.expiresAt())))
        .toList();
  }

  private static List<Long> userIds(List<Long> userIds, Fields fields) {
    if (userIds == null || userIds.isEmpty() || userIds.size() > LargeBody.MAX_ENTRIES) {
      fields.wrong("user_ids", "must hold 1 to " + LargeBody.MAX_ENTRIES + " ids");
    } else if (userIds.stream().anyMatch(Objects::isNull)) {
      fields.wrong("user_ids", "must hold no null");
    }
    return userIds;
  }

  @PUT
  @LargeBody
  public void takeOver(JsonArray entries) {
    handover.takeOver(IssuedTokensJson.read(entries));
  }
}
