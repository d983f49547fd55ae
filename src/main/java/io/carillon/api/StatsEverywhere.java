package io.carillon.api;

import io.carillon.delivery.NodeBus;
import io.carillon.delivery.NodeQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;

/** The counters of all nodes. */
@ApplicationScoped
public class StatsEverywhere implements NodeQuestion {

  @Inject private Statistics statistics;
  @Inject private NodeBus bus;

  /** This node's, with those of the others. */
  Stats now() {
    return statistics.now(
        bus.askOthers(name(), "").stream()
            .map(answer -> NodeJson.read(answer, Stats.class))
            .sorted(Comparator.comparing(Stats::node))
            .toList());
  }

  @Override
  public String name() {
    return "stats";
  }

  @Override
  public String answer(String detail) {
    return NodeJson.write(statistics.now());
  }
}
