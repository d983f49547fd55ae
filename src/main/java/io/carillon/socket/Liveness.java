package io.carillon.socket;

import io.carillon.delivery.Connection;
import io.carillon.wire.CloseCode;
import java.time.Duration;
import java.time.Instant;

/**
 * What keeps a connection alive.
 *
 * @param ping how often it is pinged
 * @param silence how long it may send nothing, pongs included
 * @param opening how long its session may take to come
 */
record Liveness(Duration ping, Duration silence, Duration opening) {

  /** Pings it when it is time, and closes it when it has ended in one way or another. */
  void check(Connection connection, Instant now) {
    if (connection.expired(now)) {
      connection.close(CloseCode.TOKEN_ENDED);
    } else if (!connection.attached() && connection.age().compareTo(opening) > 0
        || connection.silence().compareTo(silence) > 0) {
      connection.close(CloseCode.GOING_AWAY);
    } else {
      connection.pingEvery(ping);
    }
  }
}
