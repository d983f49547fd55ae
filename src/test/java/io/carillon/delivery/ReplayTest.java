package io.carillon.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.wire.ServerFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static ServerFrame.ChatMessage frame(long id) {
    return new ServerFrame.ChatMessage(id, 1, "n", "m", null, "t");
  }

  /** As the database gives them: the newest ones first, no more than asked for. */
  private static List<ServerFrame> replay(long lastSeen, long newest) {
    List<ServerFrame.ChatMessage> rows =
        new ArrayList<>(
            LongStream.rangeClosed(Math.max(lastSeen + 1, newest - Replay.LOOK_FOR + 1), newest)
                .mapToObj(ReplayTest::frame)
                .toList());
    Collections.reverse(rows);
    return Replay.of(rows, ServerFrame.ChatMessage::id, lastSeen, () -> newest);
  }

  @Test
  void goesFromOldToNewAndSaysWhereItEnds() {
    assertThat(replay(7, 9)).containsExactly(frame(8), frame(9), new ServerFrame.CaughtUp(9, true));
  }

  @Test
  void isNothingButItsEndWhenNothingWasMissed() {
    assertThat(replay(7, 7)).containsExactly(new ServerFrame.CaughtUp(7, true));
  }

  /** The database was restored. */
  @Test
  void goesBackToTheNewestThereIsWhenMoreWasSeen() {
    assertThat(replay(9, 7)).containsExactly(new ServerFrame.CaughtUp(7, false));
    assertThat(replay(1, 0)).containsExactly(new ServerFrame.CaughtUp(0, false));
    assertThat(replay(0, 0)).containsExactly(new ServerFrame.CaughtUp(0, true));
  }

  @Test
  void ofAThousandIsComplete() {
    assertThat(replay(0, 1_000))
        .hasSize(1_001)
        .startsWith(frame(1))
        .endsWith(frame(1_000), new ServerFrame.CaughtUp(1_000, true));
  }

  @Test
  void ofMoreIsTheNewestThousandAndSaysSo() {
    assertThat(replay(0, 1_001))
        .hasSize(1_001)
        .startsWith(frame(2))
        .endsWith(frame(1_001), new ServerFrame.CaughtUp(1_001, false));
  }
}
