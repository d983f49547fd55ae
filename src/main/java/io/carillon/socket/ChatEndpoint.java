package io.carillon.socket;

import io.carillon.chat.ChatService;
import io.carillon.chat.MissedMessages;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Missed;
import io.carillon.wire.ClientFrame;
import io.carillon.wire.CloseCode;
import io.carillon.wire.ErrorText;
import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The chat channel. Answers come from other threads too. */
@ServerEndpoint(value = "/ws/chat/", configurator = TokenConfigurator.class)
public class ChatEndpoint extends ChannelEndpoint {

  private static final Logger LOG = Logger.getLogger(ChatEndpoint.class.getName());

  @Inject private ChatService chat;
  @Inject private MissedMessages missedMessages;
  @Inject private FrameCodec codec;
  @Inject private Backlogs backlogs;

  private Answers answers;

  @Override
  void opened(Connection opened) {
    Backlog backlog = backlogs.of(opened.access().caller().userId());
    answers = new Answers(frame -> opened.send(codec.encode(frame)), backlog);
  }

  @Override
  Missed missed() {
    return missedMessages;
  }

  @Override
  void received(String text) {
    answerTo(text.length()).ifPresent(answer -> take(text, answer));
  }

  @Override
  void receivedBinary() {
    answerTo(0).ifPresent(answer -> answer.accept(new ServerFrame.Error(ErrorText.BINARY)));
  }

  private Optional<Consumer<ServerFrame>> answerTo(int size) {
    Optional<Consumer<ServerFrame>> answer = answers.next(FrameRate.cost(size));
    if (answer.isEmpty()) {
      connection().close(CloseCode.TOO_MANY_FRAMES);
    }
    return answer;
  }

  private void take(String text, Consumer<ServerFrame> answer) {
    Optional<String> clientRef = Optional.empty();
    try {
      ClientFrame frame = codec.decode(text);
      clientRef = frame.clientRef();
      if (frame instanceof ClientFrame.SendMessage message) {
        chat.send(connection().access().caller(), message, answer);
      } else if (frame instanceof ClientFrame.Rejected rejected) {
        answer.accept(new ServerFrame.Error(rejected.error(), clientRef));
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A chat frame could not be processed", e);
      answer.accept(new ServerFrame.Error(ErrorText.SERVER_FAULT, clientRef));
    }
  }
}
