package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
}
