package io.carillon.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("People who sign in")
@ExtendWith(CarillonExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInIT {

  private final Carillon carillon;
  private final Rest rest;

  SignInIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
  }

  @Test
  @Order(1)
  void mayDoSoTwentyTimesAtOnce() {
    List<CompletableFuture<Rest.Answer>> attempts =
        IntStream.range(0, 20).mapToObj(i -> CompletableFuture.supplyAsync(this::signIn)).toList();

    assertThat(attempts.stream().map(attempt -> attempt.join().status())).containsOnly(200);
  }

  /** Where hashes take long a turn may not come in time, which is to be tried again. */
  private Rest.Answer signIn() {
    Rest.Answer answer = rest.tryLogin("carol", "demo");
    return answer.status() == 503 ? signIn() : answer;
  }

  /** The last: it leaves many waiting. */
  @Test
  @Order(2)
  void doNotWaitForThoseOfAnotherAddress() {
    String body = "{\"username\":\"nobody\",\"password\":\"of that name\"}";
    String call =
        "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    List<RawSocket> flood =
        IntStream.range(0, 90)
            .mapToObj(
                i -> {
                  RawSocket socket = RawSocket.connectFrom("127.0.0.2", carillon.port());
                  socket.send(call.replace("nobody", "nob%03d".formatted(i)).getBytes(UTF_8));
                  return socket;
                })
            .toList();
    // As many as may wait do: the last was told so.
    assertThat(flood.get(flood.size() - 1).readAnswer().status()).isEqualTo(503);

    signIn().is(200);
    flood.forEach(RawSocket::close);
  }
}
