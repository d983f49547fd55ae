package io.carillon.chat;

import io.carillon.core.Caller;
import io.carillon.delivery.Replay;
import io.carillon.wire.ServerFrame;
import io.carillon.wire.Timestamps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** What was sent to someone who was away, as the frames that they would have got. */
@ApplicationScoped
public class MissedMessages {

  private static final String NEWEST_FIRST =
      "select m, sender.fullName from ChatMessage m join User sender on sender.id = m.senderId"
          + " where m.receiverId = :user and m.id > :last order by m.id desc";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private LiveMessages live;

  /** Oldest first, with a {@code caught_up} frame at the end. */
  public List<ServerFrame> of(Caller receiver, long lastSeen) {
    List<ServerFrame.ChatMessage> newestFirst =
        entities
            .createQuery(NEWEST_FIRST, Object[].class)
            .setParameter("user", receiver.userId())
            .setParameter("last", lastSeen)
            .setMaxResults(Replay.LOOK_FOR)
            .getResultStream()
            .map(row -> frame((ChatMessage) row[0], (String) row[1]))
            .toList();
    return Replay.of(newestFirst, ServerFrame.ChatMessage::id, lastSeen, live::lastId);
  }

  static ServerFrame.ChatMessage frame(ChatMessage message, String senderName) {
    return new ServerFrame.ChatMessage(
        message.id(),
        message.senderId(),
        senderName,
        message.message(),
        message.attachment().orElse(null),
        Timestamps.format(message.createdAt()));
  }
}
