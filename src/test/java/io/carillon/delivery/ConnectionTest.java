package io.carillon.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  private final List<Connection> ended = new ArrayList<>();
  private final Connection connection = Connections.of(1, 2, ended::add);

  @Test
  void sendsWhatItGotBeforeItsSession() {
    connection.send(new EncodedFrame("early"));
    RecordingTransport transport = new RecordingTransport(true);
    connection.attach(transport);

    assertThat(transport.sent).containsExactly("early");
    assertThat(connection.attached()).isTrue();
  }

  @Test
  void thatCatchesUpGetsWhatItMissedBeforeWhatCameSinceItsHandshake() {
    Connection back = Connections.of(1, OptionalLong.of(7), 2, ended::add);
    RecordingTransport transport = new RecordingTransport(true);
    back.send(new EncodedFrame("live"));
    back.attach(transport);
    assertThat(transport.sent).isEmpty();
    back.replay(List.of(new EncodedFrame("8"), new EncodedFrame("9")), false, () -> {});
    back.replay(List.of(new EncodedFrame("end")), true, () -> {});
    back.send(new EncodedFrame("later"));

    assertThat(transport.sent).containsExactly("8", "9", "end", "live", "later");
    assertThat(ended).isEmpty();
  }

  @Test
  void thatCatchesUpIsClosedWhenMoreComesMeanwhileThanItsOutboxHolds() {
    Connection back = Connections.of(1, OptionalLong.of(7), 2, ended::add);
    RecordingTransport transport = new RecordingTransport(true);
    back.attach(transport);
    for (int i = 0; i < 3; i++) {
      back.send(new EncodedFrame("live"));
    }
    back.replay(List.of(new EncodedFrame("too late")), true, () -> {});

    assertThat(transport.closed).containsExactly(CloseCode.TOO_SLOW);
    assertThat(transport.sent).isEmpty();
  }

  @Test
  void closesAClientThatReadsTooSlowly() {
    RecordingTransport transport = new RecordingTransport(false);
    connection.attach(transport);
    for (int i = 0; i < 4; i++) {
      connection.send(new EncodedFrame("x"));
    }

    assertThat(transport.closed).containsExactly(CloseCode.TOO_SLOW);
    assertThat(ended).containsExactly(connection);
  }

  @Test
  void endsOnceWhateverComesAfterwards() {
    RecordingTransport transport = new RecordingTransport(true);
    connection.attach(transport);
    connection.close(CloseCode.TOKEN_ENDED);
    connection.close(CloseCode.GOING_AWAY);
    connection.gone();

    assertThat(transport.closed).containsExactly(CloseCode.TOKEN_ENDED);
    assertThat(ended).containsExactly(connection);
  }

  @Test
  void knowsWhetherTheServerEndedItAndWhy() {
    assertThat(connection.closedWith()).isEmpty();
    connection.close(CloseCode.TOKEN_ENDED);
    Connection left = Connections.of(1, 2, ended::add);
    left.gone();

    assertThat(connection.closedWith()).contains(CloseCode.TOKEN_ENDED);
    assertThat(left.closedWith()).isEmpty();
  }

  @Test
  void closesASessionThatComesTooLate() {
    connection.close(CloseCode.TOKEN_ENDED);
    RecordingTransport transport = new RecordingTransport(true);
    connection.attach(transport);

    assertThat(transport.closed).containsExactly(CloseCode.TOKEN_ENDED);
    assertThat(connection.attached()).isFalse();
  }

  @Test
  void leavesItsRoomsWhenASendFails() {
    RecordingTransport transport = new RecordingTransport(false);
    connection.attach(transport);
    connection.send(new EncodedFrame("x"));
    transport.pending.remove().failed(new NullPointerException());

    assertThat(ended).containsExactly(connection);
  }

  @Test
  void pingsSoonAfterTheStartAndThenWhenItIsTime() {
    RecordingTransport transport = new RecordingTransport(true);
    connection.attach(transport);
    connection.pingEvery(Duration.ZERO);
    assertThat(transport.pings).as("at once").isZero();
    await().until(() -> pinged(transport));
    connection.pingEvery(Duration.ofHours(1));

    assertThat(transport.pings).isEqualTo(1);
  }

  private boolean pinged(RecordingTransport transport) {
    connection.pingEvery(Duration.ofHours(1));
    return transport.pings > 0;
  }

  @Test
  void endsWhenAPingFindsTheClientGone() {
    RecordingTransport transport = new RecordingTransport(true);
    transport.gone = true;
    connection.attach(transport);

    await().until(() -> pinged(transport));
    assertThat(ended).containsExactly(connection);
  }
}
