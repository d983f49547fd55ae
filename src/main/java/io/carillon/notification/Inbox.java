package io.carillon.notification;

import io.carillon.core.Caller;
import io.carillon.core.Page;
import io.carillon.core.Part;
import io.carillon.core.Sized;
import io.carillon.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * What was announced to someone: to them, to their college, or in bulk. Three range scans of one
 * index each, merged here.
 */
@ApplicationScoped
public class Inbox {

  private static final String READ_MARK =
      "select coalesce(m.readUpTo, 0), u.collegeSince from User u left join InboxMark m on m.userId = u.id"
          + " where u.id = :user";
  private static final String ID = "n.id";
  private static final String PERSONAL = "from Notification n where n.userId = :key";
  private static final String OF_COLLEGE = "from Notification n where n.collegeId = :key";
  private static final String IN_BULK =
      "from Notification n, BulkRecipient r where r.notificationId = n.id and r.userId = :key";

  /**
   * Of the link, not of the notification: PostgreSQL 15 applies a range to the one column it is
   * given for, and would walk through everybody's notifications to find those of one user.
   */
  private static final String ID_IN_BULK = "r.notificationId";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  /**
   * Newest first, oldest first with {@code after}.
   *
   * @param room told how many bytes are about to be read; throws when there is no room for them
   */
  public Part<Notification> page(Caller caller, Page page, LongConsumer room) {
    List<Sized> found =
        sources(caller)
            .flatMap(source -> source.sizes(page))
            .sorted(page.order(Sized::id))
            .limit(page.lookFor())
            .toList();
    List<Sized> wanted = page.cut(found);
    room.accept(wanted.stream().mapToLong(Sized::bytes).sum());
    List<Notification> notifications =
        wanted.isEmpty()
            ? List.of()
            : sources(caller)
                .flatMap(source -> source.notifications(wanted))
                .sorted(page.order(Notification::id))
                .toList();
    return new Part<>(notifications, wanted.size() < found.size());
  }

  /** How many came after the read mark. */
  public long unread(Caller caller, ReadUpTo read) {
    return sources(caller).mapToLong(source -> source.countAfter(read)).sum();
  }

  public ReadUpTo readUpTo(Caller caller) {
    return entities
        .createQuery(READ_MARK, Object[].class)
        .setParameter("user", caller.userId())
        .getResultStream()
        .findFirst()
        .map(row -> new ReadUpTo(((Number) row[0]).longValue(), (Long) row[1]))
        .orElse(ReadUpTo.NOTHING);
  }

  /**
   * Marks everything up to and including this id as read; an id past the newest marks nothing that
   * is still to come. Never goes back.
   */
  @Transactional
  public void markRead(Caller caller, long upTo) {
    Page newest = new Page(upperBound(upTo), OptionalLong.empty(), 1);
    sources(caller)
        .flatMap(source -> source.sizes(newest))
        .max(Comparator.comparingLong(Sized::id))
        .ifPresent(last -> mark(caller.userId()).advance(last.id()));
  }

  /** For us alone: another device of the user's may be marking, too. */
  private InboxMark mark(long userId) {
    InboxMark mark = entities.find(InboxMark.class, userId, LockModeType.PESSIMISTIC_WRITE);
    if (mark == null) {
      // The first time there is nothing to lock but the user.
      entities.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE);
      mark = entities.find(InboxMark.class, userId, LockModeType.PESSIMISTIC_WRITE);
    }
    if (mark == null) {
      mark = new InboxMark(userId);
      entities.persist(mark);
    }
    return mark;
  }

  private static OptionalLong upperBound(long upTo) {
    return upTo == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(upTo + 1);
  }

  private Stream<Source> sources(Caller caller) {
    Stream<Source> own =
        Stream.of(
            new Source(PERSONAL, ID, caller.userId()),
            new Source(IN_BULK, ID_IN_BULK, caller.userId()));
    return caller.collegeId().isPresent()
        ? Stream.concat(own, Stream.of(new Source(OF_COLLEGE, ID, caller.collegeId().getAsLong())))
        : own;
  }

  /** One way in which a notification reaches someone. */
  private final class Source {

    private final String from;
    private final String id;
    private final long key;

    Source(String from, String id, long key) {
      this.from = from;
      this.id = id;
      this.key = key;
    }

    Stream<Sized> sizes(Page page) {
      return entities
          .createQuery(
              "select n.id, "
                  + Notification.BYTES
                  + " "
                  + from
                  + " and %1$s < :before and %1$s > :after order by n.id ".formatted(id)
                  + (page.ascending() ? "asc" : "desc"),
              Object[].class)
          .setParameter("key", key)
          .setParameter("before", page.before().orElse(Long.MAX_VALUE))
          .setParameter("after", page.after().orElse(0))
          .setMaxResults(page.lookFor())
          .getResultStream()
          .map(row -> new Sized((Long) row[0], Notification.bytes(row[1], row[2])));
    }

    /** All from the first to the last: what is between them was found, too. */
    Stream<Notification> notifications(List<Sized> wanted) {
      LongSummaryStatistics ids = wanted.stream().mapToLong(Sized::id).summaryStatistics();
      return entities
          .createQuery(
              "select n " + from + " and %1$s >= :first and %1$s <= :last".formatted(id),
              Notification.class)
          .setParameter("key", key)
          .setParameter("first", ids.getMin())
          .setParameter("last", ids.getMax())
          .getResultStream();
    }

    long countAfter(ReadUpTo read) {
      return entities
          .createQuery("select count(n) " + from + " and " + id + " > :after", Long.class)
          .setParameter("key", key)
          .setParameter("after", from.equals(OF_COLLEGE) ? read.ofCollege() : read.own())
          .getSingleResult();
    }
  }
}
