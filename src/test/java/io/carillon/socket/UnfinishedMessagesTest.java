package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.delivery.Connection;
import io.carillon.delivery.Connections;
import io.carillon.wire.CloseCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnfinishedMessagesTest {

  private final AtomicLong now = new AtomicLong();
  private final UnfinishedMessages all = Unfinished.within(800, now);
  private final Connection one = Connections.of(1, 8, ended -> {});
  private final Connection sameUsers = Connections.of(1, 8, ended -> {});
  private final Connection another = Connections.of(2, 8, ended -> {});
  private final UnfinishedMessages.Message ofOne = all.of(one);

  @Test
  void closesTheConnectionThatHoldsTooMuchWithItsUsersOthers() {
    assertThat(all.of(sameUsers).holds(60)).isTrue();
    assertThat(ofOne.holds(40)).isTrue();
    assertThat(ofOne.holds(41)).isFalse();

    assertThat(one.closedWith()).contains(CloseCode.TOO_MUCH_UNFINISHED);
    assertThat(sameUsers.ended()).isFalse();
    assertThat(all.of(another).holds(80)).isTrue();
  }

  @Test
  void givesRoomBackWhenAMessageIsWhole() {
    assertThat(ofOne.holds(100)).isTrue();
    assertThat(ofOne.holds(0)).isTrue();
    assertThat(all.of(sameUsers).holds(100)).isTrue();
  }

  @Test
  void givesRoomBackOnlyWhenARefusedOnesConnectionHasGone() {
    assertThat(ofOne.holds(90)).isTrue();
    assertThat(ofOne.holds(110)).isFalse();
    UnfinishedMessages.Message next = all.of(sameUsers);
    assertThat(next.holds(10)).isTrue();
    ofOne.end();
    ofOne.end();

    assertThat(ofOne.holds(1)).isFalse();
    assertThat(next.holds(100)).isTrue();
  }

  @Test
  void closesAConnectionWhoseMessageIsNotEndedInTime() {
    ofOne.holds(1);
    now.addAndGet(Duration.ofSeconds(29).toNanos());
    ofOne.holds(2);
    all.closeOverdue();
    assertThat(one.ended()).isFalse();
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    all.closeOverdue();

    assertThat(one.closedWith()).contains(CloseCode.UNFINISHED);
    assertThat(ofOne.holds(3)).isFalse();
  }

  @Test
  void countsTheTimeOfEachMessageAnew() {
    ofOne.holds(1);
    now.addAndGet(Duration.ofSeconds(29).toNanos());
    ofOne.holds(0);
    ofOne.holds(1);
    now.addAndGet(Duration.ofSeconds(29).toNanos());
    all.closeOverdue();

    assertThat(one.ended()).isFalse();
  }
}
