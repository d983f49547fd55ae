package io.carillon.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The samples of this node's last hour, some 70 KB. */
@ApplicationScoped
public class StatsHistory {

  static final Duration PERIOD = Duration.ofSeconds(10);
  static final Duration SPAN = Duration.ofHours(1);

  private static final int MOST = (int) SPAN.dividedBy(PERIOD);

  private final Deque<StatsSample> samples = new ArrayDeque<>(MOST);

  synchronized void add(StatsSample sample) {
    if (samples.size() == MOST) {
      samples.removeFirst();
    }
    samples.addLast(sample);
  }

  /** Oldest first. */
  synchronized List<StatsSample> all() {
    return List.copyOf(samples);
  }
}
