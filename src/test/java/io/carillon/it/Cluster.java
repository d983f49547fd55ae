package io.carillon.it;

import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import io.carillon.soak.ExternalBroker;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two nodes, a PostgreSQL and an Artemis. */
final class Cluster implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Postgres postgres;
  private final ExternalBroker broker;
  private final Map<String, String> settings;
  private Carillon one;
  private Carillon two;

  private Cluster(String name) {
    postgres = Postgres.start(name);
    broker = ExternalBroker.start("broker-of-" + name);
    settings = new HashMap<>(broker.settings());
    settings.putAll(postgres.settings());
  }

  /** Starts all, and waits until the nodes hear each other. */
  static Cluster start(String name) {
    Cluster cluster = new Cluster(name);
    try {
      Map<String, String> settings = new HashMap<>(cluster.settings);
      settings.put("CARILLON_CLUSTER", "true");
      cluster.one = Carillon.start(name + "-one", settings);
      cluster.two = Carillon.start(name + "-two", settings);
      cluster.awaitTogether();
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  Carillon one() {
    return one;
  }

  Carillon two() {
    return two;
  }

  ExternalBroker broker() {
    return broker;
  }

  Postgres postgres() {
    return postgres;
  }

  /** For a node that isn't one of the cluster. */
  Map<String, String> settingsOfAnother() {
    return settings;
  }

  void awaitTogether() {
    for (Carillon node : List.of(one, two)) {
      Rest rest = new Rest(node);
      Person admin = rest.login("admin");
      await("the other node")
          .atMost(LIMIT)
          .until(
              () ->
                  rest.get(admin, "/api/admin/stats").is(200).json().getJsonArray("others").size()
                      == 1);
      awaitBroker(node, "UP");
    }
  }

  /** What readiness, which stays up, says of the broker. */
  static void awaitBroker(Carillon node, String status) {
    Rest rest = new Rest(node);
    await("the broker to be " + status)
        .atMost(LIMIT)
        .until(
            () ->
                rest
                    .send(rest.request("/health/ready").GET())
                    .is(200)
                    .json()
                    .getJsonArray("checks")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .anyMatch(
                        check ->
                            check.getString("name").equals("broker")
                                && check.getString("status").equals(status)));
  }

  @Override
  public void close() {
    if (one != null) {
      one.close();
    }
    if (two != null) {
      two.close();
    }
    broker.close();
    postgres.close();
  }
}
