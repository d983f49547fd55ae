package io.carillon.api;

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

/** People of the caller's college, to pick from. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

  @Inject private Directory directory;
  @Inject private CurrentAccess current;

  @GET
  public Items<UserJson> search(
      @QueryParam("search") @DefaultValue("") String search, @QueryParam("limit") String limit) {
    Fields fields = new Fields();
    int most = fields.limit(limit);
    fields.check();
    return new Items<>(
        directory.colleagues(current.caller(), search, most).stream().map(UserJson::of).toList());
  }
}
