package io.carillon.bench.figures;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Map;

/**
 * One run of a scenario.
 *
 * @param setup what was run against what
 */
public record Run(String scenario, Instant start, Map<String, String> setup, Figures figures) {

  private static final MathContext DIGITS = new MathContext(6);

  public JsonObject json() {
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("scenario", scenario).add("start", start.toString());
    setup.forEach(json::add);
    figures
        .values()
        .forEach((name, value) -> json.add(name, BigDecimal.valueOf(value).round(DIGITS)));
    return json.build();
  }
}
