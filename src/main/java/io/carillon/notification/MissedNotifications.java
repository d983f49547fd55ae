package io.carillon.notification;

import io.carillon.core.Caller;
import io.carillon.core.Sized;
import io.carillon.delivery.Missed;
import io.carillon.delivery.Replay;
import io.carillon.wire.ServerFrame;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was announced to someone who was away, as the frames that they would have got. Queries of a
 * range scan for each way in which a notification reaches someone; see {@link Inbox}.
 */
@ApplicationScoped
public class MissedNotifications implements Missed {

  /** Names and numbers around the texts. */
  private static final int BYTES_AROUND = 256;

  private static final String COLUMNS =
      "n.id, n.user_id, n.college_id, n.bulk_message_id, n.notice_id, n.title,"
          + " n.message, n.notification_type, n.data, n.created_at";
  private static final String SIZE =
      "n.id, octet_length(n.title) + octet_length(n.message)"
          + " + coalesce(octet_length(n.data), 0) as size";
  private static final String NEWEST_FIRST =
      " order by %s desc fetch first " + Replay.LOOK_FOR + " rows only";
  private static final String MISSED =
      all(SIZE, "%1$s > %2$s" + NEWEST_FIRST) + NEWEST_FIRST.formatted("id");
  private static final String BETWEEN = all(COLUMNS, "%1$s > %2$s and %1$s <= ?5") + " order by id";

  /** No college has it: ids start with 1. */
  private static final long NO_COLLEGE = 0;

  @Inject private Inbox inbox;

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private LiveNotifications live;

  @Override
  public long newestId() {
    return live.lastId();
  }

  /**
   * @param rows a condition, with places for the id's column and for what it is greater than
   */
  private static String all(String columns, String rows) {
    String select = "(select " + columns + " from ";
    return "select * from ("
        + String.join(
            " union all ",
            select
                + "notification n where n.user_id = ?1 and "
                + rows.formatted("n.id", "?2")
                + ")",
            select
                + "notification n where n.college_id = ?3 and "
                + rows.formatted("n.id", "?4")
                + ")",
            select
                + "bulk_recipient r join notification n on n.id = r.notification_id"
                + " where r.user_id = ?1 and "
                + rows.formatted("r.notification_id", "?2")
                + ")")
        + ") missed";
  }

  @Override
  public List<Sized> newestFirst(Caller caller, long lastSeen) {
    @SuppressWarnings("unchecked") // A native query's rows have no type of their own.
    List<Object[]> rows =
        query(entities.createNativeQuery(MISSED), caller, lastSeen).getResultList();
    return rows.stream()
        .map(row -> new Sized(number(row[0]), BYTES_AROUND + number(row[1])))
        .toList();
  }

  @Override
  public List<ServerFrame.Notify> between(Caller caller, long first, long last) {
    @SuppressWarnings("unchecked") // A native query's stream has no type of its own.
    Stream<Notification> oldestFirst =
        query(entities.createNativeQuery(BETWEEN, Notification.class), caller, first - 1)
            .setParameter(5, last)
            .getResultStream();
    return oldestFirst.map(Notification::frame).toList();
  }

  private Query query(Query query, Caller caller, long after) {
    return query
        .setParameter(1, caller.userId())
        .setParameter(2, after)
        .setParameter(3, caller.collegeId().orElse(NO_COLLEGE))
        .setParameter(4, Math.max(after, inbox.readUpTo(caller).collegeSince()));
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
