package io.carillon.chat;

import io.carillon.core.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was said. A page over both directions is two range scans of one index each, merged here:
 * databases turn one query with an {@code or} into something slower.
 */
@ApplicationScoped
public class History {

  private static final String RECEIVED_FROM = "m.receiverId = :user and m.senderId = :peer";
  private static final String SENT_TO = "m.receiverId = :peer and m.senderId = :user";
  private static final String RECEIVED = "m.receiverId = :user";
  private static final String SENT = "m.senderId = :user and m.receiverId <> :user";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  /** The conversation of two people, seen by {@code user}. */
  public List<ChatMessage> conversation(long user, long peer, Page page) {
    Stream<ChatMessage> received = query(RECEIVED_FROM, user, List.of(peer), page);
    return user == peer
        ? received.toList()
        : merge(received, query(SENT_TO, user, List.of(peer), page), page);
  }

  /** All conversations of {@code user}. */
  public List<ChatMessage> all(long user, Page page) {
    return merge(query(RECEIVED, user, List.of(), page), query(SENT, user, List.of(), page), page);
  }

  private Stream<ChatMessage> query(String direction, long user, Collection<Long> peer, Page page) {
    var query =
        entities
            .createQuery(
                "select m from ChatMessage m where "
                    + direction
                    + " and m.id < :before and m.id > :after order by m.id "
                    + (page.ascending() ? "asc" : "desc"),
                ChatMessage.class)
            .setParameter("user", user)
            .setParameter("before", page.before().orElse(Long.MAX_VALUE))
            .setParameter("after", page.after().orElse(0))
            .setMaxResults(page.limit());
    peer.forEach(id -> query.setParameter("peer", id));
    return query.getResultStream();
  }

  private static List<ChatMessage> merge(
      Stream<ChatMessage> one, Stream<ChatMessage> other, Page page) {
    Comparator<ChatMessage> byId = Comparator.comparingLong(ChatMessage::id);
    return Stream.concat(one, other)
        .sorted(page.ascending() ? byId : byId.reversed())
        .limit(page.limit())
        .toList();
  }
}
