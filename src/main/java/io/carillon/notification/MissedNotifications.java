package io.carillon.notification;

import io.carillon.core.Caller;
import io.carillon.delivery.Replay;
import io.carillon.wire.ServerFrame;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was announced to someone who was away, as the frames that they would have got. One query, of
 * a range scan for each way in which a notification reaches someone; see {@link Inbox}.
 */
@ApplicationScoped
public class MissedNotifications {

  private static final String COLUMNS =
      "select n.id, n.user_id, n.college_id, n.bulk_message_id, n.title, n.message,"
          + " n.notification_type, n.data, n.created_at from ";
  private static final String NEWEST_FIRST =
      " order by %s desc fetch first " + Replay.LOOK_FOR + " rows only";
  private static final String MISSED =
      "select * from ("
          + String.join(
              " union all ",
              source("notification n where n.user_id = ?1 and n.id > ?2", "n.id"),
              source("notification n where n.college_id = ?3 and n.id > ?4", "n.id"),
              source(
                  "bulk_recipient r join notification n on n.id = r.notification_id"
                      + " where r.user_id = ?1 and r.notification_id > ?2",
                  "r.notification_id"))
          + ") missed"
          + NEWEST_FIRST.formatted("id");

  /** No college has it: ids start with 1. */
  private static final long NO_COLLEGE = 0;

  @Inject private Inbox inbox;

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Inject private LiveNotifications live;

  private static String source(String rows, String id) {
    return "(" + COLUMNS + rows + NEWEST_FIRST.formatted(id) + ")";
  }

  /** Oldest first, with a {@code caught_up} frame at the end. */
  public List<ServerFrame> of(Caller caller, long lastSeen) {
    @SuppressWarnings("unchecked") // A native query's stream has no type of its own.
    Stream<Notification> newestFirst =
        entities
            .createNativeQuery(MISSED, Notification.class)
            .setParameter(1, caller.userId())
            .setParameter(2, lastSeen)
            .setParameter(3, caller.collegeId().orElse(NO_COLLEGE))
            .setParameter(4, Math.max(lastSeen, inbox.readUpTo(caller).collegeSince()))
            .getResultStream();
    return Replay.of(
        newestFirst.map(Notification::frame).toList(),
        ServerFrame.Notify::id,
        lastSeen,
        live::lastId);
  }
}
