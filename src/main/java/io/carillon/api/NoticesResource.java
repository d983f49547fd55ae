package io.carillon.api;

import io.carillon.core.Caller;
import io.carillon.core.Fields;
import io.carillon.core.Page;
import io.carillon.core.Problem;
import io.carillon.core.Role;
import io.carillon.facade.Authority;
import io.carillon.facade.Desk;
import io.carillon.identity.Colleges;
import io.carillon.identity.Directory;
import io.carillon.notice.Notice;
import io.carillon.notice.NoticeBoard;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Notices: staff write them, members read what is published. */
@Path("notices")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NoticesResource {

  /** A notice to be written, or what is to change in one. */
  public record Draft(Long collegeId, String title, String body, Boolean isPublished) {}

  @Inject private Desk desk;
  @Inject private NoticeBoard notices;
  @Inject private Colleges colleges;
  @Inject private Directory directory;
  @Inject private CurrentAccess current;

  @POST
  public Response create(Draft draft) {
    Authority authority = Authority.of(current.caller());
    Fields fields = new Fields();
    long college = fields.id("college_id", draft.collegeId());
    fields.check();
    Notice notice =
        desk.createNotice(
            authority,
            college,
            draft.title(),
            draft.body(),
            Boolean.TRUE.equals(draft.isPublished()));
    return Response.status(Response.Status.CREATED).entity(NoticeJson.of(notice)).build();
  }

  @GET
  public Items<NoticeJson> list(
      @QueryParam("before") String before,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    Fields fields = new Fields();
    Page page = fields.page(before, after, limit);
    fields.check();
    Caller caller = current.caller();
    if (caller.role() != Role.ADMIN && caller.collegeId().isEmpty()) {
      return new Items<>(List.of());
    }
    OptionalLong college = caller.role() == Role.ADMIN ? OptionalLong.empty() : caller.collegeId();
    return new Items<>(
        notices.list(college, seesDrafts(caller), page).stream().map(NoticeJson::of).toList());
  }

  /** Others' notices and drafts are as good as not there. */
  @GET
  @Path("{id: \\d{1,18}}")
  public NoticeJson get(@PathParam("id") long id) {
    Caller caller = current.caller();
    Notice notice = notices.get(id);
    boolean theirs =
        caller.role() == Role.ADMIN
            || caller.collegeId().isPresent()
                && caller.collegeId().getAsLong() == notice.collegeId();
    if (!theirs || !notice.published() && !seesDrafts(caller)) {
      throw Problem.of(Problem.Kind.NOT_FOUND, "There is no notice " + id + ".");
    }
    return NoticeJson.of(notice, colleges.name(notice.collegeId()), author(notice));
  }

  private Optional<String> author(Notice notice) {
    OptionalLong id = notice.authorId();
    return id.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(directory.byIds(List.of(id.getAsLong())).get(id.getAsLong()))
            .map(Caller::fullName);
  }

  @PATCH
  @Path("{id: \\d{1,18}}")
  public NoticeJson change(@PathParam("id") long id, Draft draft) {
    Authority authority = Authority.of(current.caller());
    if (draft.collegeId() != null) {
      throw Problem.invalid("college_id", "can't be changed");
    }
    return NoticeJson.of(
        desk.changeNotice(
            authority,
            id,
            new NoticeBoard.Change(
                Optional.ofNullable(draft.title()),
                Optional.ofNullable(draft.body()),
                Optional.ofNullable(draft.isPublished()))));
  }

  @DELETE
  @Path("{id: \\d{1,18}}")
  @Consumes(MediaType.WILDCARD)
  public void delete(@PathParam("id") long id) {
    desk.deleteNotice(Authority.of(current.caller()), id);
  }

  private static boolean seesDrafts(Caller caller) {
    return caller.role() != Role.STUDENT;
  }
}
