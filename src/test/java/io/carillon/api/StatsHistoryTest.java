package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.api.StatsHistoryEverywhere.MomentJson;
import jakarta.json.bind.Jsonb;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The statistics of the last hour")
class StatsHistoryTest {

  private static StatsSample sample(long at, String node) {
    return new StatsSample(at, node, new TreeMap<>(), 0, 0, at, 0, 0);
  }

  @Test
  void areThoseOfOneHour() {
    StatsHistory history = new StatsHistory();
    for (int i = 0; i < 500; i++) {
      history.add(sample(10L * i, "one"));
    }

    assertThat(history.all()).hasSize(360);
    assertThat(history.all().get(0).at()).isEqualTo(1_400);
  }

  @Test
  void putWhatOthersSawLastBesideEachMoment() {
    List<StatsSample> own = List.of(sample(100, "one"), sample(110, "one"), sample(120, "one"));
    List<StatsSample> other = List.of(sample(101, "two"), sample(109, "two"));

    assertThat(StatsHistoryEverywhere.moments(own, List.of(other)))
        .extracting(MomentJson::others)
        .containsExactly(List.of(), List.of(other.get(1)), List.of(other.get(1)));
  }

  @Test
  void leaveOutNodesThatHaveBeenSilent() {
    assertThat(
            StatsHistoryEverywhere.moments(
                List.of(sample(100, "one")), List.of(List.of(sample(80, "two")))))
        .extracting(MomentJson::others)
        .containsExactly(List.of());
  }

  @Test
  void areToldFromNodeToNodeAsTheyAre() {
    StatsSample sample =
        new StatsSample(7, "one", new TreeMap<>(Map.of("chat", 3)), 1, 2, 3, 4, 0.5);
    Jsonb jsonb = new JsonbSettings().getContext(StatsSample.class);

    assertThat(jsonb.fromJson(jsonb.toJson(sample), StatsSample.class)).isEqualTo(sample);
  }
}
