package io.carillon.bench.client;

import java.nio.charset.StandardCharsets;

/** The frames of the protocol that the driver tells apart. */
public enum FrameType {
  MESSAGE_SENT,
  CHAT_MESSAGE,
  NOTIFY,
  ERROR,
  OTHER;

  private final byte[] quoted =
      ('"' + name().toLowerCase(java.util.Locale.ROOT) + '"').getBytes(StandardCharsets.US_ASCII);

  byte[] quoted() {
    return quoted;
  }
}
