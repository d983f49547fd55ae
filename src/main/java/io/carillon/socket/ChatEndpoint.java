package io.carillon.socket;

import io.carillon.chat.ChatService;
import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import io.carillon.wire.ClientFrame;
import io.carillon.wire.ErrorText;
import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The chat channel, one instance a connection. The container calls it with one frame of a
 * connection at a time, in order; answers come from other threads too.
 */
@ServerEndpoint(value = "/ws/chat/", configurator = TokenConfigurator.class)
public class ChatEndpoint {

  private static final Logger LOG = Logger.getLogger(ChatEndpoint.class.getName());

  @Inject private ChatService chat;
  @Inject private FrameCodec codec;
  @Inject private Settings settings;

  private Connection connection;
  private Intake intake;
  private Answers answers;

  @OnOpen
  public void open(Session session) {
    connection = ((ConnectionPrincipal) session.getUserPrincipal()).connection();
    intake = new Intake(connection, settings.limits());
    answers = new Answers(frame -> connection.send(codec.encode(frame)));
    session.setMaxIdleTimeout(0); // The heartbeat watches instead, without a timer a session.
    session.setMaxTextMessageBufferSize(settings.limits().frameBytes());
    session.setMaxBinaryMessageBufferSize(settings.limits().frameBytes());
    connection.attach(new SessionTransport(session));
  }

  @OnMessage
  public void text(String text) {
    if (!intake.admits(text)) {
      return;
    }
    Answers.Slot slot = answers.next();
    try {
      ClientFrame frame = codec.decode(text);
      if (frame instanceof ClientFrame.SendMessage message) {
        chat.send(connection.access().caller(), message, slot::fill);
      } else if (frame instanceof ClientFrame.Rejected rejected) {
        slot.fill(new ServerFrame.Error(rejected.error()));
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A chat frame could not be processed", e);
      slot.fill(new ServerFrame.Error(ErrorText.SERVER_FAULT));
    }
  }

  @OnMessage
  public void binary(ByteBuffer bytes) {
    if (intake.admits(bytes.remaining())) {
      answers.next().fill(new ServerFrame.Error(ErrorText.BINARY));
    }
  }

  @OnMessage
  public void pong(PongMessage pong) {
    connection.heard();
  }

  @OnClose
  public void close() {
    connection.gone();
  }

  /** The client's fault or its network's: the container closes the session, if it still is open. */
  @OnError
  public void error(Throwable cause) {
    LOG.log(Level.FINE, "A chat connection failed", cause);
  }
}
