package io.carillon.chat;

import io.carillon.core.Slices;
import io.carillon.wire.Timestamps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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

  private static final String LAST =
      "coalesce((select max(m.id) from chat_message m"
          + " where m.receiver_id = c.%s and m.sender_id = c.%s), 0)";
  private static final String SUMMARY =
      "select p.peer_id, p.last_id,"
          + " (select count(*) from chat_message m"
          + "   where m.receiver_id = p.user_id and m.sender_id = p.peer_id"
          + "   and m.id > p.read_up_to and m.sender_id <> m.receiver_id)"
          + " from (select * from"
          + "   (select c.user_id, c.peer_id, c.read_up_to, greatest("
          + LAST.formatted("user_id", "peer_id")
          + ", "
          + LAST.formatted("peer_id", "user_id")
          + ") as last_id from conversation c where c.user_id = ?1) l"
          + "   where l.last_id < ?2 order by l.last_id desc limit ?3) p"
          + " order by p.last_id desc";

  private record Summary(long peerId, long lastId, long unread) {

    static Summary of(Object[] row) {
      return new Summary(number(row[0]), number(row[1]), number(row[2]));
    }

    private static long number(Object column) {
      return ((Number) column).longValue();
    }
  }

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  /**
   * A page of a user's conversations, the one with the newest message first.
   *
   * @param before only those whose newest message has an id below this
   */
  @SuppressWarnings("unchecked") // A native query's rows have no type of their own.
  public List<Conversation> of(long userId, OptionalLong before, int limit) {
    List<Object[]> rows =
        entities
            .createNativeQuery(SUMMARY)
            .setParameter(1, userId)
            .setParameter(2, before.orElse(Long.MAX_VALUE))
            .setParameter(3, limit)
            .getResultList();
    List<Summary> summaries = rows.stream().map(Summary::of).toList();
    Map<Long, Preview> last = byIds(summaries.stream().map(Summary::lastId).toList());
    return summaries.stream()
        .map(s -> new Conversation(s.peerId(), last.get(s.lastId()), s.unread()))
        .toList();
  }

  private Map<Long, Preview> byIds(List<Long> ids) {
    return Slices.of(ids)
        .flatMap(
            slice ->
                entities
                    .createQuery(Preview.QUERY + " where m.id in :ids", Object[].class)
                    .setParameter("ids", slice)
                    .getResultStream())
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
