package io.carillon.api;

import java.util.SortedMap;

/**
 * What charts show of {@link Stats} at a moment.
 *
 * @param at Unix time in seconds
 */
public record StatsSample(
    long at,
    String node,
    SortedMap<String, Integer> channels,
    long framesReceived,
    long framesSent,
    long messagesAcknowledged,
    long commits,
    double commitSeconds) {

  static StatsSample of(long at, Stats stats) {
    return new StatsSample(
        at,
        stats.node(),
        stats.channels(),
        stats.framesReceived(),
        stats.framesSent(),
        stats.messagesAcknowledged(),
        stats.commits(),
        stats.commitSeconds());
  }
}
