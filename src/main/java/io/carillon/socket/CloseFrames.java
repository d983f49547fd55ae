package io.carillon.socket;

import io.carillon.wire.CloseCode;
import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends a close frame and leaves the rest of the closing handshake to the client's answer. Tyrus
 * 2.1 (Payara 6) instead ends the connection right behind its own close frame, from whatever thread
 * asked for it: frames that are still to be written are dropped, the close frame with them; unread
 * input makes the kernel reset the connection; and the container takes the request back for reuse
 * while its own thread may still be reading it, which has broken requests of others.
 *
 * <p>Tyrus can send a raw frame, but no API leads there: a field of its remote endpoint does, found
 * by name. Where it is missing, on WildFly, the standard close does what is right.
 */
final class CloseFrames {

  private static final Logger LOG = Logger.getLogger(CloseFrames.class.getName());
  private static final byte FINAL_CLOSE_FRAME = (byte) 0x88;
  private static final String FIELD = "webSocket";
  private static final String METHOD = "sendRawFrame";

  /**
   * False when this container offers no way; the session is as it was. True also when the session
   * is about to end anyway: to close it from here would only get in the container's way.
   */
  boolean send(Session session, CloseCode code) {
    try {
      Object remote = session.getAsyncRemote(); // Throws for a session that has just closed.
      Field field = remote.getClass().getSuperclass().getDeclaredField(FIELD);
      field.setAccessible(true);
      Object webSocket = field.get(remote);
      webSocket.getClass().getMethod(METHOD, ByteBuffer.class).invoke(webSocket, encode(code));
      return true;
    } catch (InvocationTargetException | IllegalStateException e) {
      LOG.log(Level.FINE, "The connection is gone", e);
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.FINE, "No raw close frame here", e);
      return false;
    }
  }

  /**
   * RFC 6455, section 5.5.1: the code in network order, then the reason; shorter than 126 bytes.
   */
  static ByteBuffer encode(CloseCode code) {
    byte[] reason = code.reason().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(4 + reason.length)
        .put(FINAL_CLOSE_FRAME)
        .put((byte) (2 + reason.length))
        .putShort((short) code.code())
        .put(reason)
        .flip();
  }
}
