package io.carillon.chat;

import io.carillon.wire.ErrorText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of a batch, and those stored earlier, by sender and {@code client_ref}. Look them up
 * after ids were taken: whoever has the counter's row sees all that was stored before, by whatever
 * node, and nobody else stores anything meanwhile.
 */
final class ClientRefs {

  private static final String STORED =
      "select m.id, m.sender_id, m.client_ref, m.receiver_id, m.message, m.attachment"
          + " from unnest(cast(? as bigint array), cast(? as varchar array))"
          + " as sent(sender_id, client_ref)"
          + " join chat_message m"
          + " on m.sender_id = sent.sender_id and m.client_ref = sent.client_ref";

  private record Key(long senderId, String clientRef) {}

  private record Content(long receiverId, String message, Optional<String> attachment) {}

  private record Known(long id, Content content) {}

  private final Map<Key, Known> known = new HashMap<>();

  /** One query, none when no message has a reference. */
  static ClientRefs of(Connection connection, List<NewMessage> messages) throws SQLException {
    ClientRefs refs = new ClientRefs();
    List<NewMessage> named = messages.stream().filter(m -> m.clientRef().isPresent()).toList();
    if (!named.isEmpty()) {
      refs.lookUp(connection, named);
    }
    return refs;
  }

  private void lookUp(Connection connection, List<NewMessage> named) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STORED)) {
      Object[] senders = named.stream().map(NewMessage::senderId).toArray();
      Object[] refs = named.stream().map(m -> m.clientRef().orElseThrow()).toArray();
      select.setArray(1, connection.createArrayOf("bigint", senders));
      select.setArray(2, connection.createArrayOf("varchar", refs));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Content content =
              new Content(row.getLong(4), row.getString(5), Optional.ofNullable(row.getString(6)));
          known.put(new Key(row.getLong(2), row.getString(3)), new Known(row.getLong(1), content));
        }
      }
    }
  }

  /**
   * What becomes of the next message of the batch.
   *
   * @param receiverActive if not, it is only looked for, since it may have been stored while the
   *     receiver still was active
   * @param id the one it gets if it is to be stored
   */
  Outcome take(NewMessage message, boolean receiverActive, long id) {
    Outcome fresh =
        receiverActive ? new Outcome.Stored(id) : new Outcome.Refused(ErrorText.RECEIVER_NOT_FOUND);
    if (message.clientRef().isEmpty()) {
      return fresh;
    }
    Key key = new Key(message.senderId(), message.clientRef().get());
    Content content = new Content(message.receiverId(), message.message(), message.attachment());
    Known earlier = known.get(key);
    if (earlier != null) {
      return earlier.content().equals(content)
          ? new Outcome.StoredBefore(earlier.id())
          : new Outcome.Refused(ErrorText.CLIENT_REF_USED);
    }
    if (receiverActive) {
      known.put(key, new Known(id, content));
    }
    return fresh;
  }
}
