package io.carillon.notification;

import io.carillon.config.IdCounter;
import io.carillon.core.Problem;
import io.carillon.core.StorageFault;
import io.carillon.delivery.Series;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Writes notifications. Through JDBC on the transaction's own connection, since a notice's
 * notification is written from an entity callback, which may not touch the persistence context. An
 * EJB, since callers may be: Payara 6 enlists no JDBC connection that a CDI bean opens below one.
 */
@Stateless
public class NotificationStore {

  private static final String COUNTER = Series.NOTIFICATIONS.counter();
  private static final String INSERT =
      "insert into notification (id, user_id, college_id, bulk_message_id, title, message,"
          + " notification_type, data, created_at, notice_id)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String CORRECT = "update notification set message = ? where notice_id = ?";
  private static final String REMOVE = "delete from notification where notice_id = ?";

  private static final String LINK =
      "insert into bulk_recipient (user_id, notification_id) values (?, ?)";

  /** SQLSTATE of who has waited too long for a lock: PostgreSQL's and H2's. */
  private static final Set<String> LOCKED = Set.of("55P03", "HYT00");

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Inject private IdCounter ids;
  @Inject private AnnouncingTransactions transactions;

  /**
   * Stores an announcement in the caller's transaction.
   *
   * @return its id
   * @throws Problem {@code UNAVAILABLE} when another transaction holds the counter for too long
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public long insert(Recipients recipients, Announcement announcement, Instant now) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      long id = ids.take(connection, COUNTER, 1);
      insert.setLong(1, id);
      insert.setNull(2, Types.BIGINT);
      insert.setNull(3, Types.BIGINT);
      insert.setNull(4, Types.BIGINT);
      insert.setNull(10, Types.BIGINT);
      if (recipients instanceof Recipients.User user) {
        insert.setLong(2, user.userId());
      } else if (recipients instanceof Recipients.College college) {
        insert.setLong(3, college.collegeId());
      } else if (recipients instanceof Recipients.NoticeReaders readers) {
        insert.setLong(3, readers.collegeId());
        insert.setLong(10, readers.noticeId());
      } else if (recipients instanceof Recipients.BulkPage page) {
        insert.setLong(4, page.bulkMessageId());
      }
      insert.setString(5, announcement.title());
      insert.setString(6, announcement.message());
      insert.setString(7, announcement.type());
      insert.setString(8, announcement.data().map(Object::toString).orElse(null));
      insert.setObject(9, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
      insert.executeUpdate();
      return id;
    } catch (SQLException e) {
      throw LOCKED.contains(String.valueOf(e.getSQLState()))
          ? transactions.refusal()
          : new StorageFault(e);
    }
  }

  /** Gives what tells of a notice another text, in the caller's transaction. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void correct(long noticeId, String message) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(CORRECT)) {
      update.setString(1, message);
      update.setLong(2, noticeId);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }

  /** Takes what tells of a notice out of all inboxes, in the caller's transaction. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void remove(long noticeId) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete = connection.prepareStatement(REMOVE)) {
      delete.setLong(1, noticeId);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }

  /** Links a page's notification to its recipients, in the caller's transaction. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void link(long notificationId, Collection<Long> userIds) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(LINK)) {
      for (long userId : userIds) {
        insert.setLong(1, userId);
        insert.setLong(2, notificationId);
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }
}
