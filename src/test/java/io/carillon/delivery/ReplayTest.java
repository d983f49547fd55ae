package io.carillon.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.Sized;
import io.carillon.delivery.Replay.Step;
import io.carillon.wire.ServerFrame.CaughtUp;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplayTest {

  /** As the database says: the newest ones first, no more than asked for. */
  private static Replay replay(long lastSeen, long newest, long bytesOfEach) {
    List<Sized> rows =
        LongStream.iterate(newest, id -> id > lastSeen, id -> id - 1)
            .limit(Replay.LOOK_FOR)
            .mapToObj(id -> new Sized(id, bytesOfEach))
            .toList();
    return Replay.of(rows, lastSeen, () -> newest);
  }

  @Test
  void goesFromOldToNewAndSaysWhereItEnds() {
    assertThat(replay(7, 9, 10).steps()).containsExactly(new Step(8, 9, 20));
    assertThat(replay(7, 9, 10).end()).isEqualTo(new CaughtUp(9, true));
  }

  @Test
  void isNothingButItsEndWhenNothingWasMissed() {
    assertThat(replay(7, 7, 10).steps()).isEmpty();
    assertThat(replay(7, 7, 10).end()).isEqualTo(new CaughtUp(7, true));
  }

  /** The database was restored. */
  @Test
  void goesBackToTheNewestThereIsWhenMoreWasSeen() {
    assertThat(replay(9, 7, 10).end()).isEqualTo(new CaughtUp(7, false));
    assertThat(replay(1, 0, 10).end()).isEqualTo(new CaughtUp(0, false));
    assertThat(replay(0, 0, 10).end()).isEqualTo(new CaughtUp(0, true));
  }

  @Test
  void ofAThousandIsComplete() {
    assertThat(replay(0, 1_000, 10).steps()).containsExactly(new Step(1, 1_000, 10_000));
    assertThat(replay(0, 1_000, 10).end()).isEqualTo(new CaughtUp(1_000, true));
  }

  @Test
  void ofMoreIsTheNewestThousandAndSaysSo() {
    assertThat(replay(0, 1_001, 10).steps()).containsExactly(new Step(2, 1_001, 10_000));
    assertThat(replay(0, 1_001, 10).end()).isEqualTo(new CaughtUp(1_001, false));
  }

  @Test
  void ofMoreThanFourMegabytesIsTheNewestOfThemAndSaysSo() {
    Replay replay = replay(0, 100, 100_000);

    assertThat(replay.steps()).hasSize(41).contains(new Step(60, 60, 100_000));
    assertThat(replay.steps().element().first()).isEqualTo(60);
    assertThat(replay.end()).isEqualTo(new CaughtUp(100, false));
  }

  @Test
  void readsNoMoreAtATimeThanAClientTakesAtOnce() {
    assertThat(replay(0, 5, 30_000).steps())
        .containsExactly(new Step(1, 2, 60_000), new Step(3, 4, 60_000), new Step(5, 5, 30_000));
  }
}
