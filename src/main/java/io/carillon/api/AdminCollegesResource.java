package io.carillon.api;

import io.carillon.core.Fields;
import io.carillon.identity.College;
import io.carillon.identity.Colleges;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;

/** The colleges, for administrators. */
@Path("admin/colleges")
@AdminOnly
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AdminCollegesResource {

  /** A college. */
  public record CollegeJson(long id, String name) {

    static CollegeJson of(College college) {
      return new CollegeJson(college.id(), college.name());
    }
  }

  @Inject private Colleges colleges;

  @GET
  public Items<CollegeJson> list(
      @QueryParam("after") String after, @QueryParam("limit") String limit) {
    Fields fields = new Fields();
    OptionalLong afterId = fields.id("after", after);
    int most = fields.limit(limit, Fields.MAX_LIMIT);
    fields.check();
    return new Items<>(colleges.page(afterId, most).stream().map(CollegeJson::of).toList());
  }

  @POST
  public Response create(JsonObject body) {
    JsonEntry college = new JsonEntry(body);
    Fields fields = new Fields();
    OptionalLong id = fields.givenId("id", college.number("id", fields));
    String name = fields.line("name", college.text("name", fields), College.MAX_NAME);
    fields.check();
    College created =
        id.isPresent() ? colleges.create(id.getAsLong(), name) : colleges.create(name);
    return Response.status(Response.Status.CREATED).entity(CollegeJson.of(created)).build();
  }

  @PATCH
  @Path("{id: \\d{1,18}}")
  public CollegeJson rename(@PathParam("id") long id, JsonObject change) {
    Fields fields = new Fields();
    String name = fields.line("name", new JsonEntry(change).text("name", fields), College.MAX_NAME);
    fields.check();
    return CollegeJson.of(colleges.rename(id, name));
  }
}
