package io.carillon.api;

import io.carillon.bulk.BulkMessage;
import io.carillon.bulk.BulkRequest;
import io.carillon.core.Fields;
import io.carillon.core.Page;
import io.carillon.core.Role;
import io.carillon.facade.Authority;
import io.carillon.facade.Desk;
import io.carillon.wire.Timestamps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Bulk messages: staff send them and watch how far they have come. */
@Path("bulk-messages")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BulkMessagesResource {

  /** What to send to whom. */
  public record Draft(
      Long collegeId, String role, List<Long> userIds, String title, String message) {}

  /** Where it stands; {@code reason} is why it failed. */
  @JsonbNillable
  public record BulkJson(
      long id,
      long collegeId,
      String role,
      String title,
      String message,
      String status,
      long total,
      long sent,
      long failed,
      String reason,
      String createdAt) {

    static BulkJson of(BulkMessage bulk) {
      return new BulkJson(
          bulk.id(),
          bulk.collegeId(),
          bulk.role().map(Role::wireName).orElse(null),
          bulk.title(),
          bulk.message(),
          bulk.status().wireName(),
          bulk.total(),
          bulk.sent(),
          bulk.failed(),
          bulk.reason().orElse(null),
          Timestamps.format(bulk.createdAt()));
    }
  }

  @Inject private Desk desk;
  @Inject private CurrentAccess current;

  @POST
  public Response create(Draft draft) {
    Authority authority = Authority.of(current.caller());
    Fields fields = new Fields();
    long college = fields.id("college_id", draft.collegeId());
    Optional<Role> role = role(fields, draft.role());
    Set<Long> userIds = userIds(fields, draft.userIds());
    fields.check();
    BulkMessage bulk =
        desk.sendBulk(
            authority, new BulkRequest(college, role, userIds, draft.title(), draft.message()));
    return Response.status(Response.Status.ACCEPTED).entity(BulkJson.of(bulk)).build();
  }

  @GET
  public Items<BulkJson> list(
      @QueryParam("before") String before,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    Authority authority = Authority.of(current.caller());
    Fields fields = new Fields();
    Page page = fields.page(before, after, limit);
    fields.check();
    return new Items<>(desk.bulks(authority, page).stream().map(BulkJson::of).toList());
  }

  @GET
  @Path("{id: \\d{1,18}}")
  public BulkJson get(@PathParam("id") long id) {
    return BulkJson.of(desk.bulk(Authority.of(current.caller()), id));
  }

  @POST
  @Path("{id: \\d{1,18}}/cancel")
  @Consumes(MediaType.WILDCARD)
  public BulkJson cancel(@PathParam("id") long id) {
    return BulkJson.of(desk.cancelBulk(Authority.of(current.caller()), id));
  }

  @POST
  @Path("{id: \\d{1,18}}/retry")
  @Consumes(MediaType.WILDCARD)
  public BulkJson retry(@PathParam("id") long id) {
    return BulkJson.of(desk.retryBulk(Authority.of(current.caller()), id));
  }

  private static Optional<Role> role(Fields fields, String wireName) {
    if (wireName == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Role.ofWireName(wireName));
    } catch (IllegalArgumentException e) {
      fields.wrong("role", "must be one of student, staff, admin");
      return Optional.empty();
    }
  }

  private static Set<Long> userIds(Fields fields, List<Long> listed) {
    if (listed == null) {
      return Set.of();
    }
    if (listed.isEmpty() || listed.stream().anyMatch(Objects::isNull)) {
      fields.wrong("user_ids", "must list at least one id, and no null");
      return Set.of();
    }
    return new TreeSet<>(listed);
  }
}
