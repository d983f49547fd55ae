package io.carillon.container;

import io.carillon.bulk.BulkMessage.Status;
import io.carillon.core.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Bulk messages as a crash may leave them: in the database, and in no queue. */
@ApplicationScoped
public class Bulks {

  @Inject private Sql sql;

  /** To two recipients. */
  public long insert(long college, String message, Status status, Instant progressedAt)
      throws SQLException {
    LocalDateTime time = LocalDateTime.ofInstant(progressedAt, ZoneOffset.UTC);
    long id = sql.number("select next value for bulk_message_seq");
    sql.update(
        "insert into bulk_message (id, college_id, listed, title, message, status, total, sent,"
            + " failed, created_at, progressed_at)"
            + " values (?, ?, 0, 'Title', ?, ?, ?, 0, 0, ?, ?)",
        id,
        college,
        message,
        status.name(),
        status == Status.QUEUED ? 0 : 2,
        time,
        time);
    return id;
  }

  /** A page with one recipient. */
  public void insertPage(long id, int page, Caller recipient, String status) throws SQLException {
    sql.update(
        "insert into bulk_page values (?, ?, ?, ?, 1, ?)",
        id,
        page,
        recipient.userId(),
        recipient.userId(),
        status);
  }

  /** How often someone has it in their inbox. */
  public long copies(long id, Caller recipient) throws SQLException {
    return sql.number(
        "select count(*) from bulk_recipient r join notification n on n.id = r.notification_id"
            + " where n.bulk_message_id = ? and r.user_id = ?",
        id,
        recipient.userId());
  }
}
