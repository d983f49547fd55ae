package io.carillon.chat;

import io.carillon.core.Caller;
import io.carillon.core.Sized;
import io.carillon.delivery.Missed;
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
public class MissedMessages implements Missed {

  private static final String NEWEST_FIRST =
      "select m.id, "
          + ChatMessage.BYTES
          + " from ChatMessage m where m.receiverId = :user and m.id > :last order by m.id desc";
  private static final String BETWEEN =
      "select m, sender.fullName from ChatMessage m join User sender on sender.id = m.senderId"
          + " where m.receiverId = :user and m.id >= :first and m.id <= :last order by m.id";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private LiveMessages live;

  @Override
  public long newestId() {
    return live.lastId();
  }

  @Override
  public List<Sized> newestFirst(Caller receiver, long lastSeen) {
    return entities
        .createQuery(NEWEST_FIRST, Object[].class)
        .setParameter("user", receiver.userId())
        .setParameter("last", lastSeen)
        .setMaxResults(Replay.LOOK_FOR)
        .getResultStream()
        .map(row -> new Sized((Long) row[0], ChatMessage.bytes(row[1])))
        .toList();
  }

  @Override
  public List<ServerFrame.ChatMessage> between(Caller receiver, long first, long last) {
    return entities
        .createQuery(BETWEEN, Object[].class)
        .setParameter("user", receiver.userId())
        .setParameter("first", first)
        .setParameter("last", last)
        .getResultStream()
        .map(row -> frame((ChatMessage) row[0], (String) row[1]))
        .toList();
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
