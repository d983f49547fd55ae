package io.carillon.chat;

import io.carillon.wire.Timestamps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whom someone talks with, and how far they have read. */
@ApplicationScoped
public class Conversations {

  /**
   * @param peerId the other one, or oneself
   * @param lastMessage the newest, in either direction
   * @param unread messages from the peer past the read mark
   */
  public record Conversation(long peerId, Preview lastMessage, long unread) {}

  private static final String SUMMARY =
      "select c.peer_id,"
          + " (select max(m.id) from chat_message m"
          + "   where m.receiver_id = c.user_id and m.sender_id = c.peer_id),"
          + " (select max(m.id) from chat_message m"
          + "   where m.receiver_id = c.peer_id and m.sender_id = c.user_id),"
          + " (select count(*) from chat_message m"
          + "   where m.receiver_id = c.user_id and m.sender_id = c.peer_id"
          + "   and m.id > c.read_up_to and m.sender_id <> m.receiver_id)"
          + " from conversation c where c.user_id = ?1";

  private record Summary(long peerId, long lastId, long unread) {

    static Summary of(Object[] row) {
      return new Summary(number(row[0]), Math.max(number(row[1]), number(row[2])), number(row[3]));
    }

    private static long number(Object column) {
      return column == null ? 0 : ((Number) column).longValue();
    }
  }

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  /** All conversations of a user, the one with the newest message first. */
  @SuppressWarnings("unchecked") // A native query's rows have no type of their own.
  public List<Conversation> of(long userId) {
    List<Object[]> rows =
        entities.createNativeQuery(SUMMARY).setParameter(1, userId).getResultList();
    List<Summary> summaries =
        rows.stream()
            .map(Summary::of)
            .sorted(Comparator.comparingLong(Summary::lastId).reversed())
            .toList();
    Map<Long, Preview> last = byIds(summaries.stream().map(Summary::lastId).toList());
    return summaries.stream()
        .map(s -> new Conversation(s.peerId(), last.get(s.lastId()), s.unread()))
        .toList();
  }

  private Map<Long, Preview> byIds(List<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(Preview.QUERY + " where m.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .map(Preview::of)
        .collect(Collectors.toMap(Preview::id, Function.identity()));
  }

  /**
   * Marks what {@code peerId} wrote to {@code userId} as read, up to and including a message id; an
   * id past the last message marks no message that is still to come. Never goes back.
   */
  @Transactional
  public void markRead(long userId, long peerId, long upTo) {
    long last =
        entities
            .createQuery(
                "select coalesce(max(m.id), 0) from ChatMessage m"
                    + " where m.receiverId = :user and m.senderId = :peer and m.id <= :upTo",
                Long.class)
            .setParameter("user", userId)
            .setParameter("peer", peerId)
            .setParameter("upTo", upTo)
            .getSingleResult();
    entities
        .createQuery(
            "update ChatMessage m set m.readAt = :now where m.receiverId = :user"
                + " and m.senderId = :peer and m.id <= :last and m.readAt is null")
        .setParameter("now", Timestamps.now())
        .setParameter("user", userId)
        .setParameter("peer", peerId)
        .setParameter("last", last)
        .executeUpdate();
    entities
        .createNativeQuery(
            "update conversation set read_up_to = ?1"
                + " where user_id = ?2 and peer_id = ?3 and read_up_to < ?1")
        .setParameter(1, last)
        .setParameter(2, userId)
        .setParameter(3, peerId)
        .executeUpdate();
  }
}
