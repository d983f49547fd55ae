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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private static final String INSERT_WITH_REF =
      "insert into chat_message (id, sender_id, receiver_id, message, attachment, created_at,"
          + " client_ref) values (?, ?, ?, ?, ?, ?, ?)";
  private static final String TALKED =
      "insert into conversation (user_id, peer_id) values (?, ?) on conflict do nothing";

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Inject private IdCounter ids;

  /**
   * What came of a batch.
   *
   * @param outcomes one for each message, in the order of the list
   * @param pairs those of the given ones that have talked now
   */
  public record Appended(List<Outcome> outcomes, Collection<Pair> pairs) {}

  /**
   * Stores the messages in one new transaction, which is committed when this returns; what was
   * stored before under its {@code client_ref} is found instead. Ids rise in the order of the list.
   *
   * @param pairs pairs that may talk for the first time
   * @throws RowRefused when a row was refused and nothing is stored
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Appended append(List<NewMessage> messages, Collection<Pair> pairs) {
    try (Connection connection = dataSource.getConnection()) {
      long first = ids.take(connection, COUNTER, messages.size());
      List<Outcome> outcomes =
          insertMessages(connection, messages, ClientRefs.of(connection, messages), first);
      Collection<Pair> talked = talked(pairs, messages, outcomes);
      insertPairs(connection, talked);
      return new Appended(outcomes, talked);
    } catch (SQLException e) {
      throw refusedRow(e) ? new RowRefused(e) : new StorageFault(e);
    }
  }

  private static List<Outcome> insertMessages(
      Connection connection, List<NewMessage> messages, ClientRefs refs, long first)
      throws SQLException {
    boolean named = messages.stream().anyMatch(message -> message.clientRef().isPresent());
    List<Outcome> outcomes = new ArrayList<>(messages.size());
    try (PreparedStatement insert = connection.prepareStatement(named ? INSERT_WITH_REF : INSERT)) {
      long next = first;
      for (NewMessage message : messages) {
        Outcome outcome = refs.take(message, next);
        outcomes.add(outcome);
        if (outcome instanceof Outcome.Stored) {
          bind(insert, next++, message);
          if (named) {
            insert.setString(7, message.clientRef().orElse(null));
          }
          insert.addBatch();
        }
      }
      if (next > first) {
        insert.executeBatch();
      }
    }
    return outcomes;
  }

  private static void bind(PreparedStatement insert, long id, NewMessage message)
      throws SQLException {
    insert.setLong(1, id);
    insert.setLong(2, message.senderId());
    insert.setLong(3, message.receiverId());
    insert.setString(4, message.message());
    insert.setObject(5, message.attachment().orElse(null), Types.VARCHAR);
    insert.setObject(6, LocalDateTime.ofInstant(message.createdAt(), ZoneOffset.UTC));
  }

  /** Those of a message that was refused haven't: they would have a conversation with nothing. */
  private static Collection<Pair> talked(
      Collection<Pair> pairs, List<NewMessage> messages, List<Outcome> outcomes) {
    if (pairs.isEmpty()) {
      return pairs;
    }
    Set<Pair> stored = new HashSet<>();
    for (int i = 0; i < messages.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Stored) {
        stored.add(messages.get(i).pair());
      }
    }
    stored.retainAll(pairs);
    return stored;
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
