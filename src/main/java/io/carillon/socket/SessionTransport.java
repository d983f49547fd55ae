package io.carillon.socket;

import io.carillon.delivery.Transport;
import io.carillon.metrics.ConnectionMeters;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A WebSocket session as the delivery's transport. A session whose client is gone may still call
 * itself open and throw anything when used (a {@code NullPointerException} on Payara 6), so every
 * fault here means no more than that.
 */
final class SessionTransport implements Transport {

  private static final Logger LOG = Logger.getLogger(SessionTransport.class.getName());

  private final Session session;
  private final SessionCloser closer;
  private final ConnectionMeters meters;

  SessionTransport(Session session, SessionCloser closer, ConnectionMeters meters) {
    this.session = session;
    this.closer = closer;
    this.meters = meters;
  }

  @Override
  public void send(EncodedFrame frame, Completion completion) {
    try {
      session
          .getAsyncRemote()
          .sendText(
              frame.json(),
              result -> {
                if (result.isOK()) {
                  meters.frameSent();
                  completion.sent();
                } else {
                  completion.failed(result.getException());
                }
              });
    } catch (RuntimeException e) {
      completion.failed(e);
    }
  }

  @Override
  public boolean ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "Ping failed, the client is gone", e);
      return false;
    }
  }

  @Override
  public void close(CloseCode code) {
    closer.close(session, code);
  }
}
