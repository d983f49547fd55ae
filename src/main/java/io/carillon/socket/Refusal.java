package io.carillon.socket;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** Why a handshake is refused, as a status and a one-line JSON body that never echoes the token. */
enum Refusal {
  NOT_FOUND(404, "There is no such WebSocket endpoint."),
  NOT_AN_UPGRADE(426, "This address speaks WebSocket only."),
  VERSION_UNKNOWN(426, "Sec-WebSocket-Version must be there once, and be 13."),
  KEY_INVALID(400, "Sec-WebSocket-Key must be there once, with 16 bytes in Base64."),
  ORIGIN_MISSING(403, "The Origin header is missing; native clients are switched off."),
  ORIGIN_NOT_ALLOWED(403, "Pages of this origin may not connect (carillon.allowed-hosts)."),
  TOKEN_MISSING(403, "The token parameter is missing."),
  TOKEN_REPEATED(403, "There is more than one token parameter."),
  TOKEN_INVALID(403, "The token is unknown, expired or revoked."),
  SINCE_INVALID(400, "The since parameter must be one non-negative integer."),
  TOO_MANY_CONNECTIONS(429, "This user or address has too many connections."),
  DRAINING(503, "This server is about to stop; connect again in a moment.");

  private static final int UPGRADE_REQUIRED = 426;

  private final int status;
  private final String detail;

  Refusal(int status, String detail) {
    this.status = status;
    this.detail = detail;
  }

  /** As it is answered and counted. */
  String reason() {
    return name().toLowerCase(Locale.ROOT);
  }

  void answer(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    if (status == UPGRADE_REQUIRED) {
      response.setHeader("Sec-WebSocket-Version", "13");
      response.setHeader("Connection", "close");
    }
    if (this == NOT_AN_UPGRADE) {
      // Grizzly (Payara 6) takes an answer that has it for the upgrade that was asked for, if one
      // was, and leaves out its content type; it says nothing of its length in any case.
      response.setHeader("Upgrade", "websocket");
    }
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().print("{\"reason\":\"%s\",\"detail\":\"%s\"}".formatted(reason(), detail));
  }
}
