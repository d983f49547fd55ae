package io.carillon.identity;

import java.util.Locale;

/** What people type to find someone. */
final class PartOfName {

  private PartOfName() {}

  /** For {@code like … escape '!'} on a lower-cased name; blank finds all. */
  static String pattern(String search) {
    return "%" + search.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
  }
}
