package io.carillon.socket;

import io.carillon.chat.ChatService;
import io.carillon.delivery.Connection;
import io.carillon.wire.ClientFrame;
import io.carillon.wire.CloseCode;
import io.carillon.wire.ErrorText;
import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The chat channel. Answers come from other threads too. */
@ServerEndpoint(value = "/ws/chat/", configurator = TokenConfigurator.class)
public class ChatEndpoint extends ChannelEndpoint {

  private static final Logger LOG = Logger.getLogger(ChatEndpoint.class.getName());

  @Inject private ChatService chat;
  @Inject private FrameCodec codec;
  @Inject private Backlogs backlogs;

  private Answers answers;

  @Override
  void opened(Connection opened) {
    Backlog backlog = backlogs.of(opened.access().caller().userId());
    answers = new Answers(frame -> opened.send(codec.encode(frame)), backlog);
  }

  @Override
  void received(String text) {
    slotFor(text.length()).ifPresent(slot -> answer(text, slot));
  }

  private Optional<Answers.Slot> slotFor(int size) {
    Optional<Answers.Slot> slot = answers.next(FrameRate.cost(size));
    if (slot.isEmpty()) {
      connection().close(CloseCode.TOO_MANY_FRAMES);
    }
    return slot;
  }

  private void answer(String text, Answers.Slot slot) {
    try {
      ClientFrame frame = codec.decode(text);
      if (frame instanceof ClientFrame.SendMessage message) {
        chat.send(connection().access().caller(), message, slot::fill);
      } else if (frame instanceof ClientFrame.Rejected rejected) {
        slot.fill(new ServerFrame.Error(rejected.error()));
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A chat frame could not be processed", e);
      slot.fill(new ServerFrame.Error(ErrorText.SERVER_FAULT));
    }
  }

  @Override
  void receivedBinary() {
    slotFor(0).ifPresent(slot -> slot.fill(new ServerFrame.Error(ErrorText.BINARY)));
  }
}
