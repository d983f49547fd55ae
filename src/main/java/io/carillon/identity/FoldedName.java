package io.carillon.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names without case, accents and whatever else people leave out when they look for someone. Folded
 * here and not by the database: two would do it differently, and one under two locales.
 */
final class FoldedName {

  /** What the column holds; names as long as they may be fit, unless they are all ligatures. */
  private static final int MAX_CHARS = 600;

  /** Sorts before all that a name may hold, so that "Ann" comes before "Ann B". */
  private static final char BETWEEN = '\n';

  private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

  /** Letters that Unicode doesn't take for others with an accent, but people do. */
  private static final Map<Character, String> PLAIN =
      Map.of(
          'ø', "o", 'ł', "l", 'đ', "d", 'ð', "d", 'ħ', "h", 'þ', "th", 'æ', "ae", 'œ', "oe", 'ŧ',
          "t");

  private FoldedName() {}

  /** Both names of a user, as one text to be searched and sorted by. */
  static String of(String fullName, String username) {
    String both = fold(fullName).strip() + BETWEEN + fold(username).strip();
    return both.length() > MAX_CHARS ? cut(both) : both;
  }

  private static String cut(String text) {
    boolean inPair = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1));
    return text.substring(0, inPair ? MAX_CHARS - 1 : MAX_CHARS);
  }

  /** For {@code like … escape '!'} on the above: any part of either name; blank finds all. */
  static String pattern(String search) {
    return "%" + fold(search).strip().replaceAll("([!%_])", "!$1") + "%";
  }

  private static String fold(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String bare = INVISIBLE.matcher(ACCENTS.matcher(apart).replaceAll("")).replaceAll("");
    // Through capitals, of which ß, ſ and ı have the ones of other letters.
    String lower = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length());
    for (char letter : lower.toCharArray()) {
      plain.append(PLAIN.getOrDefault(letter, String.valueOf(letter)));
    }
    String joined = Normalizer.normalize(plain, Normalizer.Form.NFKC);
    return BLANKS.matcher(joined).replaceAll(" ");
  }
}
