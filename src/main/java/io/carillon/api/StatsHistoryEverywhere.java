package io.carillon.api;

import io.carillon.delivery.NodeBus;
import io.carillon.delivery.NodeQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The last hour of all nodes. */
@ApplicationScoped
public class StatsHistoryEverywhere implements NodeQuestion {

  /** Nodes take their samples at different moments. */
  private static final Duration TOGETHER = StatsHistory.PERIOD.multipliedBy(2);

  /** A node's sample, and those that others took last before it. */
  public record MomentJson(long at, StatsSample own, List<StatsSample> others) {}

  private final Jsonb jsonb = new JsonbSettings().getContext(StatsSample.class);

  @Inject private StatsHistory history;
  @Inject private NodeBus bus;

  List<MomentJson> moments() {
    return moments(
        history.all(),
        bus.askOthers(name(), "").stream()
            .map(json -> List.of(jsonb.fromJson(json, StatsSample[].class)))
            .toList());
  }

  static List<MomentJson> moments(List<StatsSample> own, List<List<StatsSample>> others) {
    List<NavigableMap<Long, StatsSample>> byTime =
        others.stream().map(StatsHistoryEverywhere::byTime).toList();
    return own.stream().map(sample -> moment(sample, byTime)).toList();
  }

  private static NavigableMap<Long, StatsSample> byTime(List<StatsSample> samples) {
    return samples.stream()
        .collect(Collectors.toMap(StatsSample::at, s -> s, (first, last) -> last, TreeMap::new));
  }

  private static MomentJson moment(StatsSample own, List<NavigableMap<Long, StatsSample>> others) {
    long oldest = own.at() - TOGETHER.toSeconds();
    return new MomentJson(
        own.at(),
        own,
        others.stream()
            .map(samples -> samples.subMap(oldest, false, own.at(), true))
            .filter(recent -> !recent.isEmpty())
            .map(recent -> recent.lastEntry().getValue())
            .toList());
  }

  @Override
  public String name() {
    return "stats-history";
  }

  @Override
  public String answer(String detail) {
    return jsonb.toJson(history.all().toArray(StatsSample[]::new));
  }
}
