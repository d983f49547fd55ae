package io.carillon.bench.client;

import java.nio.charset.StandardCharsets;

/**
 * The JSON of one text frame, looked at in place and only as far as the driver needs it: parsing
 * would cost more than the server's own work. Valid while it is being handed over, no longer.
 */
public record Text(byte[] bytes, int from, int to) {

  private static final byte[] TYPE = key("type");
  private static final byte[] ID = key("id");
  private static final byte[] MESSAGE = key("message");
  private static final int NONE = -1;

  public static Text of(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return new Text(bytes, 0, bytes.length);
  }

  /** Which frame of the protocol it is. */
  public FrameType type() {
    int value = valueOf(TYPE);
    if (value != NONE) {
      for (FrameType type : FrameType.values()) {
        if (matches(value, type.quoted())) {
          return type;
        }
      }
    }
    return FrameType.OTHER;
  }

  public long id() {
    int value = valueOf(ID);
    if (value == NONE || value == to || !isDigit(value)) {
      throw new ProtocolFault("no id in " + this);
    }
    return number(value);
  }

  /** The marker that its message starts with; {@link Marker#NONE} when that isn't one of ours. */
  public Marker marker() {
    int start = valueOf(MESSAGE) + 1; // behind the opening quote
    int colon = start > 0 ? endOfNumber(start) : NONE;
    if (colon <= start
        || colon >= to
        || bytes[colon] != ':'
        || endOfNumber(colon + 1) == colon + 1) {
      return Marker.NONE;
    }
    return new Marker((int) number(start), (int) number(colon + 1));
  }

  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static byte[] key(String name) {
    return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
  }

  /** Where a key's value starts. Texts of ours hold no quotes, so nothing else looks like a key. */
  private int valueOf(byte[] key) {
    for (int at = from; at + key.length < to; at++) {
      if (bytes[at] == '"' && matches(at, key)) {
        int value = at + key.length;
        while (value < to && (bytes[value] == ':' || bytes[value] == ' ')) {
          value++;
        }
        if (value > at + key.length) {
          return value;
        }
      }
    }
    return NONE;
  }

  private boolean matches(int at, byte[] word) {
    if (at + word.length > to) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (bytes[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean isDigit(int at) {
    return bytes[at] >= '0' && bytes[at] <= '9';
  }

  private int endOfNumber(int start) {
    int end = start;
    while (end < to && isDigit(end)) {
      end++;
    }
    return end;
  }

  private long number(int start) {
    long number = 0;
    for (int at = start; at < to && isDigit(at); at++) {
      number = number * 10 + bytes[at] - '0';
    }
    return number;
  }
}
