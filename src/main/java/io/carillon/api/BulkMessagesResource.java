package io.carillon.api;

import io.carillon.bulk.BulkMessage;
import io.carillon.bulk.BulkRequest;
import io.carillon.core.Caller;
import io.carillon.core.Fields;
import io.carillon.core.Page;
import io.carillon.core.Role;
import io.carillon.facade.Authority;
import io.carillon.facade.Desk;
import io.carillon.identity.Directory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bulk messages: staff send them and watch how far they have come. */
@Path("bulk-messages")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BulkMessagesResource {

  /** What to send to whom; for the audience alone, title and message are left out. */
  public record Draft(
      Long collegeId, String role, List<Long> userIds, String title, String message) {}

  /** How many it would go to. */
  public record AudienceJson(long total) {}

  @Inject private Desk desk;
  @Inject private Directory directory;
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
    return Response.status(Response.Status.ACCEPTED).entity(json(bulk)).build();
  }

  @POST
  @Path("audience")
  public AudienceJson audience(Draft draft) {
    Authority authority = Authority.of(current.caller());
    Fields fields = new Fields();
    long college = fields.id("college_id", draft.collegeId());
    Optional<Role> role = role(fields, draft.role());
    Set<Long> userIds = userIds(fields, draft.userIds());
    fields.check();
    return new AudienceJson(desk.bulkAudience(authority, college, role, userIds));
  }

  @GET
  public Items<BulkJson> list(
      @QueryParam("status") String status,
      @QueryParam("before") String before,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    Authority authority = Authority.of(current.caller());
    Fields fields = new Fields();
    Optional<BulkMessage.Status> only = status(fields, status);
    Page page = fields.page(before, after, limit);
    fields.check();
    return new Items<>(json(desk.bulks(authority, only, page)));
  }

  @GET
  @Path("{id: \\d{1,18}}")
  public BulkJson get(@PathParam("id") long id) {
    return json(desk.bulk(Authority.of(current.caller()), id));
  }

  @POST
  @Path("{id: \\d{1,18}}/cancel")
  @Consumes(MediaType.WILDCARD)
  public BulkJson cancel(@PathParam("id") long id) {
    return json(desk.cancelBulk(Authority.of(current.caller()), id));
  }

  @POST
  @Path("{id: \\d{1,18}}/retry")
  @Consumes(MediaType.WILDCARD)
  public BulkJson retry(@PathParam("id") long id) {
    return json(desk.retryBulk(Authority.of(current.caller()), id));
  }

  private BulkJson json(BulkMessage bulk) {
    return json(List.of(bulk)).get(0);
  }

  private List<BulkJson> json(List<BulkMessage> bulks) {
    Map<Long, Caller> senders =
        directory.byIds(
            bulks.stream()
                .flatMapToLong(bulk -> bulk.senderId().stream())
                .boxed()
                .collect(Collectors.toSet()));
    return bulks.stream()
        .map(bulk -> BulkJson.of(bulk, bulk.senderId().stream().mapToObj(senders::get).findFirst()))
        .toList();
  }

  private static Optional<BulkMessage.Status> status(Fields fields, String wireName) {
    if (wireName == null || wireName.isEmpty()) {
      return Optional.empty();
    }
    Optional<BulkMessage.Status> status =
        Stream.of(BulkMessage.Status.values())
            .filter(one -> one.wireName().equals(wireName))
            .findFirst();
    if (status.isEmpty()) {
      fields.wrong("status", "must be one of queued, sending, done, cancelled, failed");
    }
    return status;
  }

  private static Optional<Role> role(Fields fields, String wireName) {
    return wireName == null ? Optional.empty() : fields.role("role", wireName);
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
