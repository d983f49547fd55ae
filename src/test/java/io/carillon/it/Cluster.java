package io.carillon.it;

import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import io.carillon.soak.ExternalBroker;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes, a PostgreSQL and an Artemis. The last node's ways to the two can be cut. */
final class Cluster implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Postgres postgres;
  private final ExternalBroker broker;
  private final Way way;
  private final Way wayToDatabase;
  private final Map<String, String> settings;
  private final List<Carillon> nodes = new ArrayList<>();

  private Cluster(String name) {
    postgres = Postgres.start(name);
    broker = ExternalBroker.start("broker-of-" + name);
    way = Way.to(broker.port());
    wayToDatabase = Way.to(postgres.port());
    settings = new HashMap<>(broker.settings());
    settings.putAll(postgres.settings());
  }

  /** Two nodes. */
  static Cluster start(String name) {
    return start(name, 2);
  }

  /** Starts all, and waits until the nodes hear each other. */
  static Cluster start(String name, int size) {
    Cluster cluster = new Cluster(name);
    try {
      for (int i = 1; i <= size; i++) {
        Map<String, String> settings = new HashMap<>(cluster.settings);
        settings.put("CARILLON_CLUSTER", "true");
        if (i == size) {
          settings.computeIfPresent("CARILLON_BROKER_URL", (key, url) -> cluster.way.to(url));
          settings.computeIfPresent("CARILLON_DB_URL", (key, url) -> cluster.wayToDatabase.to(url));
        }
        cluster.nodes.add(Carillon.start(name + "-" + i, settings));
      }
      cluster.awaitTogether();
      return cluster;
    } catch (RuntimeException | Error e) {
      cluster.close();
      throw e;
    }
  }

  List<Carillon> nodes() {
    return nodes;
  }

  Carillon one() {
    return nodes.get(0);
  }

  Carillon two() {
    return nodes.get(1);
  }

  ExternalBroker broker() {
    return broker;
  }

  /** Of the last node to the broker. */
  Way way() {
    return way;
  }

  /** Of the last node to the database. */
  Way wayToDatabase() {
    return wayToDatabase;
  }

  Postgres postgres() {
    return postgres;
  }

  /** For a node that isn't one of the cluster. */
  Map<String, String> settingsOfAnother() {
    return settings;
  }

  void awaitTogether() {
    for (Carillon node : nodes) {
      Rest rest = new Rest(node);
      Person admin = rest.login("admin");
      await("the other nodes")
          .atMost(LIMIT)
          .until(
              () ->
                  rest.get(admin, "/api/admin/stats").is(200).json().getJsonArray("others").size()
                      == nodes.size() - 1);
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
    nodes.forEach(Carillon::close);
    way.close();
    wayToDatabase.close();
    broker.close();
    postgres.close();
  }
}
