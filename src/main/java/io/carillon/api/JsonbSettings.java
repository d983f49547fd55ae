package io.carillon.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Keys in snake_case, as in the wire protocol. */
@Provider
public class JsonbSettings implements ContextResolver<Jsonb> {

  private final Jsonb jsonb =
      JsonbBuilder.create(
          new JsonbConfig()
              .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
              .withDeserializers(
                  new StrictTypes.Text(),
                  new StrictTypes.Whole(),
                  new StrictTypes.Flag(),
                  new StrictTypes.Members()));

  @Override
  public Jsonb getContext(Class<?> type) {
    return jsonb;
  }
}
