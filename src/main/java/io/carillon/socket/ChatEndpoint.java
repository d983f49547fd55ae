package io.carillon.socket;

import io.carillon.chat.ChatService;
import io.carillon.chat.MissedMessages;
import io.carillon.core.Caller;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Sequence;
import io.carillon.wire.ClientFrame;
import io.carillon.wire.ErrorText;
import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The chat channel. Answers come from other threads too. */
@ServerEndpoint(value = "/ws/chat/", configurator = TokenConfigurator.class)
public class ChatEndpoint extends ChannelEndpoint {

  private static final Logger LOG = Logger.getLogger(ChatEndpoint.class.getName());

  @Inject private ChatService chat;
  @Inject private MissedMessages missedMessages;
  @Inject private FrameCodec codec;

  /** In the order of the frames: an error is known at once, a message only after its commit. */
  private Sequence<ServerFrame> answers;

  @Override
  void opened(Connection opened) {
    answers = new Sequence<>(frame -> opened.send(codec.encode(frame)));
  }

  @Override
  List<ServerFrame> missed(Caller caller, long lastSeen) {
    return missedMessages.of(caller, lastSeen);
  }

  @Override
  void received(String text) {
    Sequence<ServerFrame>.Place place = answers.next();
    Optional<String> clientRef = Optional.empty();
    try {
      ClientFrame frame = codec.decode(text);
      clientRef = frame.clientRef();
      if (frame instanceof ClientFrame.SendMessage message) {
        chat.send(connection().access().caller(), message, place::fill);
      } else if (frame instanceof ClientFrame.Rejected rejected) {
        place.fill(new ServerFrame.Error(rejected.error(), clientRef));
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A chat frame could not be processed", e);
      place.fill(new ServerFrame.Error(ErrorText.SERVER_FAULT, clientRef));
    }
  }

  @Override
  void receivedBinary() {
    answers.next().fill(new ServerFrame.Error(ErrorText.BINARY));
  }
}
