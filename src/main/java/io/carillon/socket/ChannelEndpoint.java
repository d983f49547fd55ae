package io.carillon.socket;

import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Missed;
import io.carillon.delivery.SeriousErrors;
import io.carillon.metrics.ConnectionMeters;
import io.carillon.wire.CloseCode;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What all channels do with a session; one instance a connection. The container calls it with one
 * frame of a connection at a time, in order.
 */
public abstract class ChannelEndpoint {

  private static final Logger LOG = Logger.getLogger(ChannelEndpoint.class.getName());

  @Inject private Settings settings;
  @Inject private ConnectionMeters meters;
  @Inject private SessionCloser closer;
  @Inject private CatchUp catchUp;
  @Inject private SeriousErrors errors;

  private Connection connection;
  private UnfinishedMessages.Message unfinished;
  private Intake intake;

  @OnOpen
  public void open(Session session) {
    ConnectionPrincipal principal = (ConnectionPrincipal) session.getUserPrincipal();
    connection = principal.connection();
    unfinished = principal.unfinished();
    boolean gated = principal.output().isPresent(); // Then the gate counts.
    intake =
        new Intake(connection, settings.limits(), meters, gated ? b -> true : unfinished::holds);
    session.setMaxIdleTimeout(0); // The heartbeat watches instead, without a timer a session.
    opened(connection);
    connection.attach(new SessionTransport(session, principal.output(), closer, meters));
    if (connection.lastSeen().isPresent()) {
      catchUp.begin(connection, missed());
    }
  }

  /** In parts, so that it is we who put them together and say when they are too large. */
  @OnMessage
  public void text(String part, boolean last) {
    intake.text(part, last).ifPresent(this::received);
  }

  @OnMessage
  public void binary(ByteBuffer part, boolean last) {
    if (intake.binary(part.remaining(), last)) {
      receivedBinary();
    }
  }

  /** Before the first message comes and before anything is sent. */
  abstract void opened(Connection opened);

  /** What someone has missed on this channel. */
  abstract Missed missed();

  /** A whole text message within the limits. */
  abstract void received(String text);

  /** A whole binary message within the limits. */
  abstract void receivedBinary();

  @OnMessage
  public void pong(PongMessage pong) {
    connection.heard();
  }

  @OnClose
  public void close(Session session) {
    closer.closed(session);
    unfinished.end();
    connection.gone();
  }

  /**
   * Mostly the client's fault or its network's: the container closes the session, if it still is
   * open. An error may have come between a frame and its answer, so nothing is answered any more.
   */
  @OnError
  public void error(Throwable cause) {
    if (cause instanceof Error) {
      LOG.log(Level.WARNING, "A connection met an error and is closed", cause);
      errors.note(cause);
      connection.close(CloseCode.GOING_AWAY);
    } else {
      LOG.log(Level.FINE, "A connection failed", cause);
    }
  }

  Connection connection() {
    return connection;
  }
}
