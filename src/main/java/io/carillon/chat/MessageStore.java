package io.carillon.chat;

import io.carillon.config.IdCounter;
import io.carillon.core.StorageFault;
import io.carillon.delivery.Series;
import io.carillon.identity.Directory;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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

  private static final String COUNTER = Series.MESSAGES.counter();
  private static final String BIGINT = "bigint";
  private static final String VARCHAR = "varchar";

  /** One statement for the whole batch: its rows come as arrays, one for each column. */
  private static final String INSERT =
      "insert into chat_message"
          + " (id, sender_id, receiver_id, message, attachment, created_at, client_ref)"
          + " select * from unnest(cast(? as bigint array), cast(? as bigint array),"
          + " cast(? as bigint array), cast(? as varchar array), cast(? as varchar array),"
          + " cast(? as timestamp(6) array), cast(? as varchar array))";

  private static final String TALKED =
      "insert into conversation (user_id, peer_id) values (?, ?) on conflict do nothing";

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Inject private Directory directory;
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
    Set<Long> active = directory.active(receivers(messages)).keySet();
    try (Connection connection = dataSource.getConnection()) {
      long first = ids.take(connection, COUNTER, messages.size());
      List<Outcome> outcomes = insertMessages(connection, messages, active, first);
      Collection<Pair> talked = talked(pairs, messages, outcomes);
      insertPairs(connection, talked);
      return new Appended(outcomes, talked);
    } catch (SQLException e) {
      throw refusedRow(e) ? new RowRefused(e) : new StorageFault(e);
    }
  }

  private static Set<Long> receivers(List<NewMessage> messages) {
    return messages.stream().map(NewMessage::receiverId).collect(Collectors.toSet());
  }

  private List<Outcome> insertMessages(
      Connection connection, List<NewMessage> messages, Set<Long> active, long first)
      throws SQLException {
    ClientRefs refs = ClientRefs.of(connection, messages);
    List<Outcome> outcomes = new ArrayList<>(messages.size());
    List<NewMessage> stored = new ArrayList<>(messages.size());
    for (NewMessage message : messages) {
      Outcome outcome =
          refs.take(message, active.contains(message.receiverId()), first + stored.size());
      outcomes.add(outcome);
      if (outcome instanceof Outcome.Stored) {
        stored.add(message);
      }
    }
    if (!stored.isEmpty()) {
      insert(connection, stored, first);
    }
    if (stored.size() < messages.size()) {
      ids.giveBack(connection, COUNTER, messages.size() - stored.size());
    }
    return outcomes;
  }

  private static void insert(Connection connection, List<NewMessage> messages, long first)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      Columns columns = new Columns(connection, messages);
      insert.setArray(1, connection.createArrayOf(BIGINT, ids(first, messages.size())));
      insert.setArray(2, columns.of(BIGINT, NewMessage::senderId));
      insert.setArray(3, columns.of(BIGINT, NewMessage::receiverId));
      insert.setArray(4, columns.of(VARCHAR, NewMessage::message));
      insert.setArray(5, columns.of(VARCHAR, message -> message.attachment().orElse(null)));
      insert.setArray(6, columns.of("timestamp", MessageStore::createdAt));
      insert.setArray(7, columns.of(VARCHAR, message -> message.clientRef().orElse(null)));
      insert.executeUpdate();
    }
  }

  private static LocalDateTime createdAt(NewMessage message) {
    return LocalDateTime.ofInstant(message.createdAt(), ZoneOffset.UTC);
  }

  private static Object[] ids(long first, int count) {
    return LongStream.range(first, first + count).boxed().toArray();
  }

  private record Columns(Connection connection, List<NewMessage> rows) {

    Array of(String type, Function<NewMessage, Object> value) throws SQLException {
      return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
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
