package io.carillon.wire;

/** The size of texts on the wire. */
public final class Utf8 {

  private Utf8() {}

  /** How many bytes a text has in UTF-8, which is not made for it. */
  public static int length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes += 1;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        bytes += 2; // A pair of surrogates is one character of four bytes.
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
