package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What nodes ask and answer comes out as it went in. */
class NodeJsonTest {

  private static <T> void comesBack(T value, Class<T> type) {
    assertThat(NodeJson.read(NodeJson.write(value), type)).isEqualTo(value);
  }

  @Test
  void searches() {
    comesBack(
        new LiveSessions.Search(OptionalLong.of(3), Optional.of("user_3"), Optional.of("chat"), 50),
        LiveSessions.Search.class);
    comesBack(
        new LiveSessions.Search(OptionalLong.empty(), Optional.empty(), Optional.empty(), 1),
        LiveSessions.Search.class);
  }

  @Test
  void listings() {
    SessionJson session =
        new SessionJson(
            3,
            "bob",
            "chat",
            List.of("user_3"),
            "127.0.0.1",
            "2026-01-06T10:30:45.123456Z",
            2,
            1,
            "7@host-1");
    comesBack(new LiveSessions.Listing(9, List.of(session)), LiveSessions.Listing.class);
  }

  @Test
  void stats() {
    TreeMap<String, Integer> channels = new TreeMap<>();
    channels.put("chat", 2);
    TreeMap<String, Long> counts = new TreeMap<>();
    counts.put("4401", 5_000_000_000L);
    comesBack(
        new Stats(
            "7@host-1",
            true,
            2,
            channels,
            1,
            3,
            counts,
            counts,
            4,
            5,
            6,
            7,
            8,
            0.5,
            9,
            10,
            counts,
            counts,
            List.of()),
        Stats.class);
  }
}
