package io.carillon.api;

import io.carillon.config.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How much a message may hold, for whoever writes one to know before it is refused. */
@Path("limits")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LimitsResource {

  /**
   * Of a message's text.
   *
   * @param textChars Unicode characters
   * @param textBytes bytes in UTF-8
   */
  public record LimitsJson(int textChars, int textBytes) {}

  @Inject private Settings settings;

  @GET
  public LimitsJson limits() {
    Settings.Limits limits = settings.limits();
    return new LimitsJson(limits.textChars(), limits.textBytes());
  }
}
