package io.carillon.chat;

import io.carillon.core.Caller;
import io.carillon.delivery.DeliveryHub;
import io.carillon.delivery.Room;
import io.carillon.identity.Directory;
import io.carillon.wire.ClientFrame.SendMessage;
import io.carillon.wire.ErrorText;
import io.carillon.wire.ServerFrame;
import io.carillon.wire.Timestamps;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes a message from its sender to the store and on to its receiver. */
@ApplicationScoped
public class ChatService {

  private static final Logger LOG = Logger.getLogger(ChatService.class.getName());

  @Inject private Directory directory;
  @Inject private MessageJournal journal;
  @Inject private DeliveryHub hub;

  private JournalLane lane;

  @PostConstruct
  void start() {
    lane = journal.lane();
  }

  /**
   * Sends a message.
   *
   * @param answer called once, with {@code message_sent} after the commit and after the message is
   *     in its receiver's outboxes (on the journal's thread, so it must not block), or with {@code
   *     error}
   */
  public void send(Caller sender, SendMessage frame, Consumer<ServerFrame> answer) {
    Optional<Caller> receiver;
    try {
      receiver = directory.active(frame.receiverId());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "Looking up user " + frame.receiverId() + " failed");
      answer.accept(new ServerFrame.Error(ErrorText.SERVER_FAULT));
      return;
    }
    if (receiver.isEmpty()) {
      answer.accept(new ServerFrame.Error(ErrorText.RECEIVER_NOT_FOUND));
      return;
    }
    NewMessage message =
        new NewMessage(
            sender.userId(),
            frame.receiverId(),
            frame.message(),
            frame.attachment(),
            Timestamps.now());
    lane.append(message, new Delivery(sender, message, answer));
  }

  /** Goes on once the message is committed: first to its receiver, then the acknowledgement. */
  private final class Delivery implements Receipt {

    private final Caller sender;
    private final NewMessage message;
    private final Consumer<ServerFrame> answer;

    Delivery(Caller sender, NewMessage message, Consumer<ServerFrame> answer) {
      this.sender = sender;
      this.message = message;
      this.answer = answer;
    }

    @Override
    public void stored(long id) {
      try {
        hub.deliver(
            Room.chatOf(message.receiverId()),
            new ServerFrame.ChatMessage(
                id,
                sender.userId(),
                sender.fullName(),
                message.message(),
                message.attachment().orElse(null),
                Timestamps.format(message.createdAt())));
      } finally {
        answer.accept(new ServerFrame.MessageSent(id));
      }
    }

    @Override
    public void failed() {
      answer.accept(new ServerFrame.Error(ErrorText.SERVER_FAULT));
    }
  }
}
