package io.carillon.chat;

import io.carillon.config.IdCounter;
import io.carillon.core.StorageFault;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes messages. Through JDBC, since a batch of inserts with ids taken in the same transaction is
 * the one thing on this server that has to be fast.
 *
 * <p>An EJB, since its caller is one: Payara 6 enlists no JDBC connection in a transaction that
 * {@code @Transactional} begins below an EJB, and so would commit each statement by itself.
 */
@Stateless
public class MessageStore {

  private static final String COUNTER = "message";
  private static final String INSERT =
      "insert into chat_message (id, sender_id, receiver_id, message, attachment, created_at)"
          + " values (?, ?, ?, ?, ?, ?)";
  private static final String TALKED =
      "insert into conversation (user_id, peer_id) values (?, ?) on conflict do nothing";

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Inject private IdCounter ids;

  /**
   * Stores the messages in one new transaction, which is committed when this returns. Ids follow
   * one another in the order of the list.
   *
   * @param pairs pairs that may talk for the first time
   * @return the first message's id
   * @throws RowRefused when a row was refused and nothing is stored
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public long append(List<NewMessage> messages, Collection<Pair> pairs) {
    try (Connection connection = dataSource.getConnection()) {
      long first = ids.take(connection, COUNTER, messages.size());
      insertMessages(connection, messages, first);
      insertPairs(connection, pairs);
      return first;
    } catch (SQLException e) {
      throw refusedRow(e) ? new RowRefused(e) : new StorageFault(e);
    }
  }

  private static void insertMessages(Connection connection, List<NewMessage> messages, long first)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      long id = first;
      for (NewMessage message : messages) {
        insert.setLong(1, id++);
        insert.setLong(2, message.senderId());
        insert.setLong(3, message.receiverId());
        insert.setString(4, message.message());
        insert.setObject(5, message.attachment().orElse(null), Types.VARCHAR);
        insert.setObject(6, LocalDateTime.ofInstant(message.createdAt(), ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void insertPairs(Connection connection, Collection<Pair> pairs)
      throws SQLException {
    if (pairs.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(TALKED)) {
      for (Pair pair : pairs) {
        for (Pair side : List.of(pair, pair.reversed())) {
          insert.setLong(1, side.userId());
          insert.setLong(2, side.peerId());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  /** SQLSTATE classes 22 (bad data) and 23 (a constraint): the row's own fault. */
  private static boolean refusedRow(SQLException fault) {
    String state = fault.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }
}
