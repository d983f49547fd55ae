package io.carillon.chat;

import io.carillon.core.Page;
import io.carillon.core.Part;
import io.carillon.core.Sized;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * What was said. A page over both directions is range scans of one index for each, merged here:
 * databases turn one query with an {@code or} into something slower. Sizes are looked up first, so
 * that nothing is read that has no room on the page.
 */
@ApplicationScoped
public class History {

  private static final String RECEIVED_FROM = "m.receiverId = :user and m.senderId = :peer";
  private static final String SENT_TO = "m.receiverId = :peer and m.senderId = :user";
  private static final String RECEIVED = "m.receiverId = :user";
  private static final String SENT = "m.senderId = :user and m.receiverId <> :user";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  /**
   * The conversation of two people, seen by {@code user}.
   *
   * @param room told how many bytes are about to be read; throws when there is no room for them
   */
  public Part<ChatMessage> conversation(long user, long peer, Page page, LongConsumer room) {
    List<String> directions =
        user == peer ? List.of(RECEIVED_FROM) : List.of(RECEIVED_FROM, SENT_TO);
    return part(directions, Map.of("user", user, "peer", peer), page, room);
  }

  /** All conversations of {@code user}. */
  public Part<ChatMessage> all(long user, Page page, LongConsumer room) {
    return part(List.of(RECEIVED, SENT), Map.of("user", user), page, room);
  }

  private Part<ChatMessage> part(
      List<String> directions, Map<String, Long> people, Page page, LongConsumer room) {
    List<Sized> found =
        directions.stream()
            .flatMap(direction -> sizes(direction, people, page))
            .sorted(page.order(Sized::id))
            .limit(page.lookFor())
            .toList();
    List<Sized> wanted = page.cut(found);
    room.accept(wanted.stream().mapToLong(Sized::bytes).sum());
    List<ChatMessage> messages =
        wanted.isEmpty()
            ? List.of()
            : directions.stream()
                .flatMap(direction -> messages(direction, people, wanted))
                .sorted(page.order(ChatMessage::id))
                .toList();
    return new Part<>(messages, wanted.size() < found.size());
  }

  private Stream<Sized> sizes(String direction, Map<String, Long> people, Page page) {
    var query =
        entities
            .createQuery(
                "select m.id, "
                    + ChatMessage.BYTES
                    + " from ChatMessage m where "
                    + direction
                    + " and m.id < :before and m.id > :after order by m.id "
                    + (page.ascending() ? "asc" : "desc"),
                Object[].class)
            .setParameter("before", page.before().orElse(Long.MAX_VALUE))
            .setParameter("after", page.after().orElse(0))
            .setMaxResults(page.lookFor());
    people.forEach(query::setParameter);
    return query.getResultStream().map(row -> new Sized((Long) row[0], ChatMessage.bytes(row[1])));
  }

  /** All from the first to the last: what is between them was found, too. */
  private Stream<ChatMessage> messages(
      String direction, Map<String, Long> people, List<Sized> wanted) {
    LongSummaryStatistics ids = wanted.stream().mapToLong(Sized::id).summaryStatistics();
    var query =
        entities
            .createQuery(
                "select m from ChatMessage m where "
                    + direction
                    + " and m.id >= :first and m.id <= :last order by m.id",
                ChatMessage.class)
            .setParameter("first", ids.getMin())
            .setParameter("last", ids.getMax());
    people.forEach(query::setParameter);
    return query.getResultStream();
  }
}
