package io.carillon.api;

import io.carillon.core.Caller;
import io.carillon.core.Fields;
import io.carillon.identity.Directory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** People to write to: of the caller's college, or found by name for a caller without one. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

  /** A page of them, and how many there are. */
  public record PeopleJson(List<UserJson> items, long total) {}

  @Inject private Directory directory;
  @Inject private CurrentAccess current;

  @GET
  public PeopleJson search(
      @QueryParam("search") @DefaultValue("") String name,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    Fields fields = new Fields();
    Directory.Search search =
        new Directory.Search(name, fields.id("after", after), fields.limit(limit));
    fields.check();
    Caller caller = current.caller();
    Directory.People people = directory.people(caller, search);
    return new PeopleJson(
        people.page().stream().map(person -> UserJson.seenBy(caller, person)).toList(),
        people.total());
  }
}
