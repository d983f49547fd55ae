package io.carillon.api;

import io.carillon.config.EffectiveSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What is set, for administrators; secrets are named and never told. */
@Path("admin/settings")
@AdminOnly
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AdminSettingsResource {

  /** A setting; {@code value} is null for a secret, and for one that has none. */
  @JsonbNillable
  public record SettingJson(
      String name, String meaning, String value, boolean secret, boolean configured) {

    static SettingJson of(EffectiveSettings.Shown setting) {
      return new SettingJson(
          setting.name(),
          setting.meaning(),
          setting.value().orElse(null),
          setting.secret(),
          setting.configured());
    }
  }

  @Inject private EffectiveSettings settings;

  @GET
  public Items<SettingJson> list() {
    return new Items<>(settings.all().stream().map(SettingJson::of).toList());
  }
}
