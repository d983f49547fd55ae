package io.carillon.wire;

/** Why the server ends a connection, and with it what the client should do next. */
public enum CloseCode {
  /** The server stops or drains, or the peer went silent: reconnect with backoff. */
  GOING_AWAY(1001, "going away"),
  /** Not WebSocket: fix the client. */
  PROTOCOL_ERROR(1002, "protocol error"),
  /** A frame over the size limit: fix the client. */
  TOO_BIG(1009, "frame too large"),
  /** A message wasn't ended in time. */
  UNFINISHED(1009, "message not ended within 30 s"),
  /** This person, or all people, have begun too many bytes of messages without ending them. */
  TOO_MUCH_UNFINISHED(1009, "unfinished messages over carillon.limits.held-bytes"),
  /** Token expired or revoked, or its user deactivated: get a new token, then connect. */
  TOKEN_ENDED(4401, "token expired or revoked"),
  /** The outbox is full because the client doesn't read: reconnect and catch up. */
  TOO_SLOW(4408, "reads too slowly"),
  /** Over the frame rate: back off. */
  TOO_MANY_FRAMES(4429, "too many frames");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }
}
