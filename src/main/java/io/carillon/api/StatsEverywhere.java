package io.carillon.api;

import io.carillon.delivery.NodeBus;
import io.carillon.delivery.NodeQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import java.io.StringReader;
import java.util.Comparator;

/** The counters of all nodes, which tell each other what they would tell administrators. */
@ApplicationScoped
public class StatsEverywhere implements NodeQuestion {

  private final Jsonb jsonb = new JsonbSettings().getContext(Stats.class);

  @Inject private Statistics statistics;
  @Inject private NodeBus bus;

  /** This node's {@link Stats}, and {@code others}, those of the other nodes. */
  JsonObject now() {
    JsonArrayBuilder others = Json.createArrayBuilder();
    bus.askOthers(name(), "").stream()
        .map(StatsEverywhere::parsed)
        .sorted(Comparator.comparing(stats -> stats.getString("node")))
        .forEach(others::add);
    return Json.createObjectBuilder(parsed(answer(""))).add("others", others).build();
  }

  private static JsonObject parsed(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  @Override
  public String name() {
    return "stats";
  }

  @Override
  public String answer(String detail) {
    return jsonb.toJson(statistics.now());
  }
}
