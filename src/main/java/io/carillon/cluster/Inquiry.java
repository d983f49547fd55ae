package io.carillon.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The answers to one question, from nodes that are named beforehand. */
final class Inquiry {

  private final Set<String> asked;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final CountDownLatch missing;

  Inquiry(Set<String> asked) {
    this.asked = asked;
    this.missing = new CountDownLatch(asked.size());
  }

  void answered(String node, String answer) {
    if (asked.contains(node) && answers.putIfAbsent(node, answer) == null) {
      missing.countDown();
    }
  }

  /** Those that there are once all have answered, or after this time. */
  List<String> answers(Duration limit) {
    try {
      missing.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(answers.values());
  }

  /** Those who haven't answered. */
  Set<String> silent() {
    return asked.stream().filter(node -> !answers.containsKey(node)).collect(Collectors.toSet());
  }
}
