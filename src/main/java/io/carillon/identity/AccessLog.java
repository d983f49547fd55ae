package io.carillon.identity;

import io.carillon.config.IdCounter;
import io.carillon.config.Settings;
import io.carillon.core.StorageFault;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Tells the other nodes whose access has changed. In the database and not over the bus: it must not
 * get lost, whatever the broker does. An EJB, since callers may be: Payara 6 enlists no JDBC
 * connection that a CDI bean opens below one.
 */
@Stateless
public class AccessLog {

  /** That this user's access changed; ids rise in commit order. */
  record Entry(long id, long userId) {}

  private static final String COUNTER = "access_change";
  private static final int MOST = 1_000;

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Inject private IdCounter ids;
  @Inject private Settings settings;

  /**
   * In the caller's transaction; does nothing where there are no other nodes. Call it last, when
   * all else is written: it waits for others that are here, who must wait for nothing of ours.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void add(Collection<Long> userIds) {
    if (!settings.cluster() || userIds.isEmpty()) {
      return;
    }
    try (Connection connection = dataSource.getConnection()) {
      long id = ids.take(connection, COUNTER, userIds.size());
      try (PreparedStatement insert =
          connection.prepareStatement("insert into access_change (id, user_id) values (?, ?)")) {
        for (long userId : userIds) {
          insert.setLong(1, id++);
          insert.setLong(2, userId);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }

  /** The first of those that came after an id. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<Entry> after(long id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select id, user_id from access_change where id > ? order by id"
                    + " fetch first "
                    + MOST
                    + " rows only")) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        List<Entry> entries = new ArrayList<>();
        while (row.next()) {
          entries.add(new Entry(row.getLong(1), row.getLong(2)));
        }
        return entries;
      }
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }

  /** The id of the last one that is committed. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public long lastId() {
    return ids.last(dataSource, COUNTER);
  }

  /** Drops those up to an id, which every node has read long ago. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void drop(long upTo) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from access_change where id <= ?")) {
      delete.setLong(1, upTo);
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }
}
