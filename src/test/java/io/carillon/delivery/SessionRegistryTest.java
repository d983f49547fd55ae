package io.carillon.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.wire.CloseCode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {

  private final SessionRegistry registry = new SessionRegistry(new Rooms());

  private Connection joined(long userId) {
    Connection connection = Connections.of(userId, 8, registry::leave);
    registry.join(connection);
    return connection;
  }

  @Test
  void holdsEveryDeviceOfAUserInTheirRoom() {
    Connection laptop = joined(1);
    Connection phone = joined(1);
    Connection other = joined(2);

    assertThat(registry.rooms().in(Room.chatOf(1))).containsExactlyInAnyOrder(laptop, phone);
    assertThat(registry.rooms().in(Room.chatOf(2))).containsExactly(other);
    assertThat(registry.rooms().in(Room.chatOf(3))).isEmpty();
    assertThat(registry.size()).isEqualTo(3);
  }

  @Test
  void forgetsAConnectionThatEndsAndItsEmptyRoom() {
    Connection one = joined(1);
    Connection two = joined(1);
    one.gone();
    assertThat(registry.rooms().in(Room.chatOf(1))).containsExactly(two);
    two.close(CloseCode.TOKEN_ENDED);
    registry.leave(two);

    assertThat(registry.size()).isZero();
    assertThat(registry.roomCount()).isZero();
  }

  @Test
  void movesAConnectionOutOfItsOldRoomIntoItsNewOne() {
    Connection one = joined(1);
    Connection two = joined(1);
    registry.move(one, one.access(), Set.of(Room.notificationsOf(1)));

    assertThat(registry.rooms().in(Room.chatOf(1))).containsExactly(two);
    assertThat(registry.rooms().in(Room.notificationsOf(1))).containsExactly(one);
    two.gone();
    one.gone();
    assertThat(registry.roomCount()).isZero();
  }

  @Test
  void movesNoneThatHasEnded() {
    Connection one = joined(1);
    one.gone();
    registry.move(one, one.access(), Set.of(Room.notificationsOf(1)));
    assertThat(registry.roomCount()).isZero();
  }

  @Test
  void isEmptyAfterMuchComingAndGoing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int t = 0; t < 4; t++) {
      threads.execute(() -> IntStream.range(0, 5_000).forEach(i -> joined(i % 7).gone()));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

    assertThat(registry.size()).isZero();
    assertThat(registry.roomCount()).isZero();
  }

  @Test
  void tellsEveryoneWhenTheServerStops() {
    List<RecordingTransport> transports =
        IntStream.range(0, 3).mapToObj(i -> new RecordingTransport(true)).toList();
    transports.forEach(transport -> joined(1).attach(transport));
    registry.closeAll(new Stopping());

    assertThat(transports)
        .allSatisfy(t -> assertThat(t.closed).containsExactly(CloseCode.GOING_AWAY));
    assertThat(registry.size()).isZero();
  }
}
