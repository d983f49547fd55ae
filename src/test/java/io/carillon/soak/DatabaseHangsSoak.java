package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Carillon;
import io.carillon.it.Postgres;
import io.carillon.it.Rest;
import io.carillon.it.Rest.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database that hangs for 20 s under load")
class DatabaseHangsSoak {

  private static final Duration HANG = Duration.ofSeconds(20);

  /** A busy machine's second; without threads there is no answer for the whole hang. */
  private static final Duration LIVE = Duration.ofSeconds(3);

  /** More than the server has threads. */
  private static final int CALLS = 400;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void takesNoThreadsAwayAndLosesNothing() {
    try (Postgres postgres = Postgres.start("database-hangs");
        Carillon carillon = Carillon.start("database-hangs", postgres.settings())) {
      Person alice = new Rest(carillon).login("alice");
      List<CompletableFuture<Integer>> calls = new ArrayList<>();
      DatabaseKilled.rounds(
          carillon,
          2,
          () -> {
            postgres.pause();
            for (int i = 0; i < CALLS; i++) {
              calls.add(call(carillon, alice));
            }
            long end = System.nanoTime() + HANG.toNanos();
            await()
                .pollInterval(Duration.ofMillis(500))
                .atMost(HANG.plusSeconds(10))
                .until(
                    () -> {
                      long start = System.nanoTime();
                      live(carillon);
                      assertThat(Duration.ofNanos(System.nanoTime() - start))
                          .as("the answer of /health/live")
                          .isLessThan(LIVE);
                      return System.nanoTime() > end;
                    });
          },
          postgres::resume);
      assertThat(calls.stream().map(CompletableFuture::join).distinct())
          .containsOnly(200, 500, 503);
    }
  }

  private static CompletableFuture<Integer> call(Carillon carillon, Person person) {
    HttpRequest request =
        HttpRequest.newBuilder()
            .uri(URI.create(carillon.url() + "/api/conversations"))
            .header("Authorization", "Bearer " + person.token())
            .build();
    return CLIENT.sendAsync(request, BodyHandlers.discarding()).thenApply(a -> a.statusCode());
  }

  private static void live(Carillon carillon) {
    Rest rest = new Rest(carillon);
    rest.send(rest.request("/health/live").GET()).is(200);
  }
}
