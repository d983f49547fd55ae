package io.carillon.identity;

import io.carillon.core.Fields;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as they come from spreadsheets and web pages, with what nobody sees in them. */
final class WrittenName {

  private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}\\t]");

  /**
   * Zero width: blank, word joiner, byte order mark, and the hyphen that shows at a line's end
   * only. Joiners stay, since some scripts are written with them.
   */
  private static final Pattern UNSEEN = Pattern.compile("[\\u200B\\u2060\\uFEFF\\u00AD]");

  private static final Pattern FORMAT = Pattern.compile("\\p{Cf}");
  private static final Pattern NOT_TYPED = Pattern.compile("[\\u00A0\\u200B\\u2060\\uFEFF\\u00AD]");

  private WrittenName() {}

  /** Composed, with plain blanks and none at its ends, and nothing unseen. */
  static String clean(String text) {
    String seen = UNSEEN.matcher(text).replaceAll("");
    return Normalizer.normalize(BLANKS.matcher(seen).replaceAll(" "), Normalizer.Form.NFC).strip();
  }

  /** A username must be seen whole: people type it. */
  static void checkUsername(Fields fields, String username) {
    if (FORMAT.matcher(username).find()) {
      fields.wrong("username", "holds a character that is not seen");
    }
  }

  /** A password that came with what a keyboard doesn't have would fit nowhere. */
  static void checkPassword(Fields fields, String password) {
    if (NOT_TYPED.matcher(password).find()) {
      fields.wrong("password", "holds a blank or another character that cannot be typed");
    }
  }

  /** The same for usernames that differ in case or composition only. */
  static String key(String username) {
    return Normalizer.normalize(
        Normalizer.normalize(username, Normalizer.Form.NFC)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT),
        Normalizer.Form.NFC);
  }
}
