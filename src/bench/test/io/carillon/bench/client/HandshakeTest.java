package io.carillon.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A handshake")
class HandshakeTest {

  private static final Endpoint CHAT =
      new Endpoint(URI.create("ws://127.0.0.1:8000"), Channel.CHAT, "http://127.0.0.1:8000");

  /** The key of RFC 6455's example, section 1.3. */
  private final Handshake handshake =
      new Handshake(
          ByteBuffer.wrap("the sample nonce".getBytes(StandardCharsets.US_ASCII))
                  .order(ByteOrder.LITTLE_ENDIAN)
              ::getLong);

  @Test
  void asksAsABrowserDoes() {
    assertThat(new String(handshake.request(CHAT, "t0k"), StandardCharsets.US_ASCII))
        .startsWith("GET /ws/chat/?token=t0k HTTP/1.1\r\n")
        .contains("\r\nHost: 127.0.0.1:8000\r\n")
        .contains("\r\nOrigin: http://127.0.0.1:8000\r\n")
        .contains("\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void succeedsWithTheRightAnswerOnly() {
    String accept = "HTTP/1.1 101 Switching Protocols\r\nsec-websocket-accept: ";
    assertThat(handshake.fault(accept + "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")).isEmpty();
    assertThat(handshake.fault(accept + "c29tZXRoaW5nIGVsc2UgLi4uLi4uLi4=")).isPresent();
    assertThat(handshake.fault("HTTP/1.1 403 Forbidden\r\nContent-Length: 0"))
        .contains("refused: HTTP/1.1 403 Forbidden");
  }
}
