package io.carillon.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handshakes and frames that are almost right, the same ones each time. */
@Tag("long")
@DisplayName("Damaged handshakes and frames")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIT {

  private static final long SEED = 13;
  private static final int HANDSHAKES = 2_000;
  private static final int CONNECTIONS = 150;
  private static final int FRAMES = 40;
  private static final int LIMIT_MILLIS = 10_000;

  private final Carillon carillon;
  private final Rest rest;
  private final Random random = new Random(SEED);
  private int loggedBefore;

  FuzzIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
  }

  @BeforeEach
  void rememberTheLog() {
    loggedBefore = carillon.logLines().size();
  }

  /** New users, for any other may still be getting what a damaged frame was made to say. */
  @AfterEach
  void theServerIsWellAndHasNothingToSay() {
    Campus campus = new Campus(rest);
    try (ChatClient client = ChatClient.connect(carillon, campus.student())) {
      client.sendAccepted(campus.student(), "still here");
    }
    List<String> logged = carillon.loggedSince(loggedBefore);
    List<String> refusedOrigins =
        logged.stream().filter(line -> line.contains("RefusedOrigins")).toList();
    assertThat(refusedOrigins)
        .as("origins told of within two minutes")
        .hasSizeLessThanOrEqualTo(20);
    assertThat(logged).containsExactlyElementsOf(refusedOrigins);
  }

  /** But for those that name another version of HTTP, which is 505. */
  @Test
  void handshakesAreAnsweredAndNeverByAServerError() throws IOException {
    Person user = new Campus(rest).student();
    String good =
        """
        GET /ws/chat/?token=%s HTTP/1.1
        Host: localhost:%d
        Connection: keep-alive, Upgrade
        Upgrade: websocket
        Origin: http://localhost:3000
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\
        """
            .formatted(user.token(), carillon.port())
            .replace("\n", "\r\n");
    for (int i = 0; i < HANDSHAKES; i++) {
      byte[] damaged = damaged(good.getBytes(ISO_8859_1));
      String status = statusOf(damaged);
      assertThat(status)
          .as(new String(damaged, ISO_8859_1))
          .matches("|HTTP/1.[01] (?:101|[234]\\d\\d|505) .*");
    }
  }

  /** The first line of the answer; empty when the server hangs up. */
  private String statusOf(byte[] request) throws IOException {
    try (Socket socket = new Socket("localhost", carillon.port())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.getOutputStream().write(request);
      socket.getOutputStream().write("\r\n\r\n".getBytes(ISO_8859_1));
      InputStream in = socket.getInputStream();
      StringBuilder line = new StringBuilder();
      for (int b = in.read(); b >= 0 && b != '\r'; b = in.read()) {
        line.append((char) b);
      }
      return line.toString();
    } catch (SocketException hungUp) {
      return "";
    }
  }

  @Test
  void framesEndAtMostTheirOwnConnection() {
    Campus campus = new Campus(rest);
    Person user = campus.student();
    byte[] message = ChatClient.frame(campus.student(), "x").getBytes(UTF_8);
    for (int i = 0; i < CONNECTIONS; i++) {
      try (RawSocket raw = Handshake.with(user.token()).open(carillon)) {
        for (int j = 0; j < FRAMES; j++) {
          byte[] payload = random.nextInt(4) == 0 ? new byte[random.nextInt(300)] : message;
          byte[] frame = RawSocket.frame(random.nextBoolean(), random.nextInt(16), payload);
          raw.send(random.nextInt(3) == 0 ? damaged(frame) : frame);
        }
      } catch (UncheckedIOException hungUp) {
        // A damaged frame ends its connection.
      }
    }
  }

  /** With a few bytes changed, left out, or doubled. */
  private byte[] damaged(byte[] good) {
    byte[] bytes = good;
    for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      int end = Math.min(bytes.length, at + 1 + random.nextInt(8));
      bytes =
          switch (random.nextInt(3)) {
            case 0 -> joined(bytes, at, (byte) random.nextInt(256), at + 1);
            case 1 -> joined(bytes, at, bytes[at], end);
            default -> joined(bytes, end, bytes[at], at);
          };
    }
    return bytes;
  }

  private static byte[] joined(byte[] bytes, int end, byte between, int start) {
    byte[] all = Arrays.copyOf(bytes, end + 1 + bytes.length - start);
    all[end] = between;
    System.arraycopy(bytes, start, all, end + 1, bytes.length - start);
    return all;
  }
}
