package io.carillon.chat;

import io.carillon.core.Caller;
import io.carillon.delivery.DeliveryHub;
import io.carillon.delivery.Room;
import io.carillon.delivery.Series;
import io.carillon.wire.ClientFrame.SendMessage;
import io.carillon.wire.ServerFrame;
import io.carillon.wire.Timestamps;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;

/** Takes a message from its sender to the store and on to its receiver. */
@ApplicationScoped
public class ChatService {

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
   *     in its receiver's outboxes (on the receipts' thread, so it must not block), or with {@code
   *     error}
   */
  public void send(Caller sender, SendMessage frame, Consumer<ServerFrame> answer) {
    NewMessage message =
        new NewMessage(
            sender.userId(),
            frame.receiverId(),
            frame.message(),
            frame.attachment(),
            frame.clientRef(),
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
    public void told(Outcome outcome) {
      if (outcome instanceof Outcome.Stored stored) {
        try {
          deliver(stored.id());
        } finally {
          answer.accept(new ServerFrame.MessageSent(stored.id(), message.clientRef()));
        }
      } else if (outcome instanceof Outcome.StoredBefore earlier) {
        answer.accept(new ServerFrame.MessageSent(earlier.id(), message.clientRef()));
      } else if (outcome instanceof Outcome.Refused refused) {
        answer.accept(new ServerFrame.Error(refused.error(), message.clientRef()));
      }
    }

    private void deliver(long id) {
      hub.deliver(
          Series.MESSAGES,
          id,
          List.of(Room.chatOf(message.receiverId())),
          new ServerFrame.ChatMessage(
              id,
              sender.userId(),
              sender.fullName(),
              message.message(),
              message.attachment().orElse(null),
              Timestamps.format(message.createdAt())));
    }
  }
}
