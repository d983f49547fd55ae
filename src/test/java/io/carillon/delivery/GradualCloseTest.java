package io.carillon.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradualCloseTest {

  private final SessionRegistry registry = new SessionRegistry(new Rooms());

  private Connection joined() {
    Connection connection = Connections.of(1, 8, registry::leave);
    registry.join(connection);
    return connection;
  }

  @Test
  void closesAShareAtATime() {
    List<RecordingTransport> transports =
        IntStream.range(0, 10).mapToObj(i -> new RecordingTransport(true)).toList();
    transports.forEach(transport -> joined().attach(transport));
    GradualClose closing = new GradualClose(registry.all(), 4);

    List<Integer> left =
        IntStream.range(0, 4)
            .mapToObj(
                i -> {
                  closing.step();
                  return registry.size();
                })
            .toList();

    assertThat(left).containsExactly(7, 4, 1, 0);
    assertThat(transports)
        .allSatisfy(t -> assertThat(t.closed).containsExactly(CloseCode.GOING_AWAY));
  }

  @Test
  void closesWhoComesLateToo() {
    GradualClose closing = new GradualClose(registry.all(), 4);
    joined();
    closing.step();

    assertThat(registry.size()).isZero();
  }

  @Test
  void waitsForAFullOutboxButNotForEver() {
    Connection slow = joined();
    slow.send(new EncodedFrame("not read yet"));
    GradualClose closing = new GradualClose(registry.all(), 2);
    IntStream.range(0, 4).forEach(i -> closing.step());
    assertThat(registry.all()).containsExactly(slow);
    closing.step();

    assertThat(registry.size()).isZero();
  }
}
