package io.carillon.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * A message with no more of its text than a list shows. The database cuts it, so that a list costs
 * what it shows, however long the messages are.
 *
 * @param beginning the first {@value #CHARS} characters of the text
 */
public record Preview(
    long id,
    long senderId,
    long receiverId,
    String beginning,
    Optional<String> attachment,
    Instant createdAt,
    Optional<Instant> readAt) {

  static final int CHARS = 200;

  /** Its rows are for {@link #of}. */
  static final String QUERY =
      "select m.id, m.senderId, m.receiverId, substring(m.message, 1, "
          + CHARS
          + "), m.attachment, m.createdAt, m.readAt from ChatMessage m";

  static Preview of(Object[] row) {
    return new Preview(
        (Long) row[0],
        (Long) row[1],
        (Long) row[2],
        wholeCharacters((String) row[3]),
        Optional.ofNullable((String) row[4]),
        (Instant) row[5],
        Optional.ofNullable((Instant) row[6]));
  }

  /** H2 counts in UTF-16, and may cut a character in two. */
  private static String wholeCharacters(String text) {
    int last = text.length() - 1;
    return last >= 0 && Character.isHighSurrogate(text.charAt(last))
        ? text.substring(0, last)
        : text;
  }
}
