package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.delivery.Connection;
import io.carillon.delivery.Connections;
import io.carillon.delivery.Transport;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivenessTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofHours(1);

  private final List<Connection> ended = new ArrayList<>();
  private final Connection connection = Connections.of(1, 2, ended::add);
  private final Session session = new Session();

  /** A container's session that calls itself open whatever becomes of its client. */
  private static final class Session implements Transport {

    private int pings;

    @Override
    public void send(List<EncodedFrame> frames, Completion completion) {
      completion.sent();
    }

    @Override
    public boolean ping() {
      pings++;
      return true;
    }

    @Override
    public void close(CloseCode code) {
      // It stays open.
    }
  }

  private boolean endedAfterACheck(Liveness liveness) {
    liveness.check(connection, Instant.now());
    return connection.ended();
  }

  @Test
  void pingsAgainAndAgain() {
    connection.attach(session);
    Liveness liveness = new Liveness(SHORT, LONG, LONG);

    await().until(() -> !endedAfterACheck(liveness) && session.pings > 2);
  }

  @Test
  void endsAConnectionThatAnswersNoPingThoughItsSessionIsOpen() {
    connection.attach(session);

    await().until(() -> endedAfterACheck(new Liveness(SHORT, SHORT, LONG)));
    assertThat(connection.closedWith()).contains(CloseCode.GOING_AWAY);
    assertThat(ended).containsExactly(connection);
  }

  @Test
  void keepsOneThatAnswers() {
    connection.attach(session);
    Duration silence = Duration.ofSeconds(1);
    Liveness liveness = new Liveness(SHORT, silence, LONG);
    await().until(() -> connection.age().compareTo(silence) > 0);
    connection.heard();

    assertThat(endedAfterACheck(liveness)).isFalse();
  }

  @Test
  void endsOneThatNeverGetsItsSession() {
    await().until(() -> endedAfterACheck(new Liveness(LONG, LONG, SHORT)));
    assertThat(ended).containsExactly(connection);
  }

  @Test
  void tellsAClientThatItsTokenHasExpired() {
    connection.attach(session);
    new Liveness(LONG, LONG, LONG).check(connection, Instant.MAX);

    assertThat(connection.closedWith()).contains(CloseCode.TOKEN_ENDED);
  }
}
