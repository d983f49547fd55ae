package io.carillon.bench.client;

/**
 * What the text of a message or the title of a notice starts with, so that it is known again: who
 * sent it and as which of theirs.
 */
public record Marker(int sender, int sequence) {

  /** Of a text that isn't the driver's. */
  public static final Marker NONE = new Marker(-1, -1);

  /** A text of this many characters, or of as few as the marker takes. */
  public String text(int size) {
    String start = sender + ":" + sequence + " ";
    return start + "x".repeat(Math.max(0, size - start.length()));
  }
}
