package io.carillon.api;

import io.carillon.core.Fields;
import io.carillon.core.Problem;
import io.carillon.identity.Accounts;
import io.carillon.identity.Roster;
import io.carillon.identity.RosterLine;
import io.carillon.identity.UserImport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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

/** What administrators do to users. */
@Path("admin/users")
@AdminOnly
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdminUsersResource {

  private static final String ONE = "{id: \\d{1,18}}";

  /** What came of a roster; {@code errors} are there only when it could be taken in part. */
  public record Imported(
      int created, List<UserImport.Created> users, List<Problem.FieldError> errors) {}

  @Inject private Accounts accounts;
  @Inject private UserImport userImport;

  @GET
  public Items<AccountJson> find(
      @QueryParam("search") @DefaultValue("") String search,
      @QueryParam("college_id") String collegeId,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    Fields fields = new Fields();
    Accounts.Search what =
        new Accounts.Search(
            search,
            fields.id("college_id", collegeId),
            fields.id("after", after),
            fields.limit(limit));
    fields.check();
    return new Items<>(accounts.find(what).stream().map(AccountJson::of).toList());
  }

  @POST
  @LargeBody
  public Response create(@QueryParam("partial") String partial, JsonArray entries) {
    return create(JsonEntry.readAll(entries, RosterLine::read), partial);
  }

  @POST
  @LargeBody
  @Consumes("text/csv")
  public Response create(@QueryParam("partial") String partial, byte[] csv) {
    return create(CsvRoster.read(csv), partial);
  }

  private Response create(List<RosterLine> lines, String partial) {
    Fields fields = new Fields();
    boolean inPart = fields.flag("partial", partial);
    fields.check();
    UserImport.Outcome outcome = userImport.add(new Roster(lines), inPart);
    return Response.status(Response.Status.CREATED)
        .entity(
            new Imported(
                outcome.created().size(), outcome.created(), inPart ? outcome.errors() : null))
        .build();
  }

  @GET
  @Path(ONE)
  public AccountJson get(@PathParam("id") long id) {
    return AccountJson.of(accounts.get(id));
  }

  @PATCH
  @Path(ONE)
  public AccountJson change(@PathParam("id") long id, JsonObject change) {
    return AccountJson.of(accounts.change(id, UserChangeJson.read(new JsonEntry(change))));
  }
}
