package io.carillon.api;

import io.carillon.config.AddressRange;
import io.carillon.config.Settings;
import io.carillon.core.Fields;
import io.carillon.identity.Login;
import io.carillon.identity.Passwords;
import io.carillon.identity.Tokens;
import io.carillon.identity.User;
import io.carillon.wire.Timestamps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Signing in and out. */
@Path("/")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {

  /** What to sign in with. */
  public record Credentials(String username, String password) {}

  /** What one gets for it. */
  public record Granted(String token, String expiresAt, UserJson user) {}

  @Inject private Login login;
  @Inject private Tokens tokens;
  @Inject private CurrentAccess current;
  @Inject private Settings settings;

  @POST
  @Path("login")
  @Open
  public Granted login(Credentials credentials, @Context HttpServletRequest request) {
    Fields fields = new Fields();
    String username = fields.text("username", credentials.username(), User.MAX_USERNAME);
    String password = fields.text("password", credentials.password(), Passwords.MAX_CHARS);
    fields.check();
    String address = settings.access().trustedProxies().clientAddress(request);
    Tokens.Minted minted = login.login(username, password, AddressRange.siteOf(address));
    return new Granted(
        minted.token(),
        Timestamps.format(minted.access().expiresAt()),
        UserJson.of(minted.access().caller()));
  }

  @POST
  @Path("logout")
  @Consumes(MediaType.WILDCARD)
  public void logout() {
    tokens.revoke(current.access().tokenId());
  }

  @GET
  @Path("me")
  public UserJson me() {
    return UserJson.of(current.caller());
  }
}
