package io.carillon.socket;

import io.carillon.delivery.Stopping;
import io.carillon.wire.CloseCode;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Closes sessions: tells the client why, waits for its answer, and ends the connection by force
 * when none comes.
 */
@ApplicationScoped
public class SessionCloser {

  private static final Logger LOG = Logger.getLogger(SessionCloser.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);
  private static final Duration STOP_CHECK = Duration.ofMillis(10);

  private final CloseFrames closeFrames = new CloseFrames();

  /** Sessions whose client has been told, and since when, by {@link System#nanoTime}. */
  private final Map<Session, Long> told = new ConcurrentHashMap<>();

  public void close(Session session, CloseCode code) {
    told.put(session, System.nanoTime()); // First: the answer may be here before the call returns.
    if (!closeFrames.send(session, code)) {
      told.remove(session);
      end(session, code);
    }
  }

  /**
   * One that nothing can be sent to any more: mostly its client has just closed it, which is the
   * container's to answer. By its source Undertow (WildFly 39) forgets that answer when it is told
   * to close between the head and the end of the client's close frame, which is when sends begin to
   * fail: a client would wait for it for ever. So the standard close comes only later, if at all.
   */
  public void closeUnwritable(Session session) {
    told.put(session, System.nanoTime());
    closeFrames.send(session, CloseCode.GOING_AWAY);
  }

  /** The container says that it is closed. */
  public void closed(Session session) {
    told.remove(session);
  }

  /** Ends those whose client doesn't answer. Call it every second or so. */
  public void endOverdue() {
    long now = System.nanoTime();
    told.forEach(
        (session, since) -> {
          if (now - since > PATIENCE.toNanos()) {
            told.remove(session);
            end(session, CloseCode.GOING_AWAY);
          }
        });
  }

  /**
   * After the registry has closed everything, before the server goes. Those who don't answer are
   * ended then, while the container can still do it without complaint.
   */
  void await(@Observes @Priority(Stopping.CLIENTS_ANSWER) Stopping stopping) {
    long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
    while (!told.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(STOP_CHECK.toNanos());
    }
    told.keySet().forEach(session -> end(session, CloseCode.GOING_AWAY));
  }

  private static void end(Session session, CloseCode code) {
    try {
      session.close(
          new CloseReason(CloseReason.CloseCodes.getCloseCode(code.code()), code.reason()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.FINE, "Closing a session failed", e);
    }
  }
}
