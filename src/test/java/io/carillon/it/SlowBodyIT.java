package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bodies that come slowly")
@ExtendWith(CarillonExtension.class)
class SlowBodyIT {

  /** More than any server has threads for requests. */
  private static final int CALLS = 300;

  private final Carillon carillon;
  private final Rest rest;
  private final Person alice;

  SlowBodyIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.alice = rest.login("alice");
  }

  @Test
  @OnlyOn(value = "wildfly", because = "Payara has a thread read each, few at a time")
  void areTakenWhenTheyAreWholeAndKeepNobodyElseWaiting() {
    String body = "{\"up_to\":0}";
    List<RawSocket> calls =
        IntStream.range(0, CALLS)
            .mapToObj(i -> start(head("Content-Length: " + body.length()) + body.substring(0, 5)))
            .toList();
    rest.post(alice, "/api/notifications/read", body).is(204);
    for (RawSocket call : calls) {
      call.send(body.substring(5).getBytes(UTF_8));
    }
    assertThat(calls.stream().map(RawSocket::readAnswer).map(HttpAnswer::status)).containsOnly(204);
    calls.forEach(RawSocket::close);
  }

  @Test
  void mayComeInChunks() {
    try (RawSocket call = start(head("Transfer-Encoding: chunked") + "6\r\n{\"up_t\r\n")) {
      rest.get(alice, "/api/me").is(200);
      call.send("5\r\no\":0}\r\n0\r\n\r\n".getBytes(UTF_8));
      assertThat(call.readAnswer().status()).isEqualTo(204);
    }
  }

  @Test
  void mayBeAskedFor() {
    try (RawSocket call = start(head("Expect: 100-continue\r\nContent-Length: 11"))) {
      assertThat(call.readAnswer().status()).isEqualTo(100);
      call.send("{\"up_to\":0}".getBytes(UTF_8));
      assertThat(call.readAnswer().status()).isEqualTo(204);
    }
  }

  @Test
  void leaveTheConnectionToTheNextRequest() {
    try (RawSocket call = start(head("Content-Length: 11") + "{")) {
      for (int i = 0; i < 3; i++) {
        call.send(("\"up_to\":0}" + head("Content-Length: 11") + "{").getBytes(UTF_8));
        assertThat(call.readAnswer().status()).isEqualTo(204);
      }
    }
  }

  /** Whole, they are a mebibyte; no part of the server is in a hurry to say so. */
  @ParameterizedTest
  @ValueSource(ints = {2 << 20, 5 << 20})
  void are413WhenTheyAreTooLarge(int length) {
    byte[] half = " ".repeat(length / 2).getBytes(UTF_8);
    try (RawSocket call = start(head("Content-Length: " + length))) {
      call.send(half);
      rest.get(alice, "/api/me").is(200);
      call.send(half);
      assertThat(call.readAnswer().status()).isEqualTo(413);
    }
  }

  /** Whatever of theirs is read, refused or waited for. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepNoOtherAddressOut(boolean signingIn) {
    List<RawSocket> calls =
        IntStream.range(0, CALLS)
            .mapToObj(i -> RawSocket.connectFrom("127.0.0.2", carillon.port()))
            .toList();
    String head = signingIn ? signInHead() : head("Content-Length: 1000");
    calls.forEach(call -> call.send((head + "{").getBytes(UTF_8)));

    try (RawSocket call = start(head("Content-Length: 11") + "{");
        RawSocket signIn = start(signInHead() + "{")) {
      // By now each is waited for, or refused.
      rest.get(alice, "/api/me").is(200);
      call.send("\"up_to\":0}".getBytes(UTF_8));
      assertThat(call.readAnswer().status()).isEqualTo(204);
      signIn.send("\"username\":\"alice\",\"password\":\"demo\"}".getBytes(UTF_8));
      assertThat(signIn.readAnswer().status()).isEqualTo(200);
    }
    calls.forEach(RawSocket::close);
  }

  private static String signInHead() {
    return "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Content-Length: 38\r\n\r\n";
  }

  @Test
  @Tag("long")
  void haveAnEndHoweverManyBytesCome() {
    try (RawSocket call = start(head("Content-Length: 1000000"))) {
      Thread drip =
          new Thread(
              () -> {
                try {
                  while (!Thread.interrupted()) {
                    call.send(" ".getBytes(UTF_8));
                    TimeUnit.SECONDS.sleep(1);
                  }
                } catch (InterruptedException | UncheckedIOException ended) {
                  Thread.currentThread().interrupt();
                }
              });
      drip.start();
      try {
        assertThat(call.readAnswer().status()).isEqualTo(400);
      } finally {
        drip.interrupt();
      }
    }
  }

  @Test
  void are400WhenTheyNeverEnd() {
    try (RawSocket call = start(head("Content-Length: 11") + "{")) {
      HttpAnswer answer = call.readAnswer();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.headers()).containsEntry("connection", "close");
      assertThat(answer.body()).contains("did not come whole");
    }
  }

  private RawSocket start(String request) {
    RawSocket socket = RawSocket.connect(carillon.port());
    socket.send(request.getBytes(UTF_8));
    return socket;
  }

  private String head(String more) {
    return String.join(
        "\r\n",
        "POST /api/notifications/read HTTP/1.1",
        "Host: localhost",
        "Authorization: Bearer " + alice.token(),
        "Content-Type: application/json",
        more,
        "",
        "");
  }
}
