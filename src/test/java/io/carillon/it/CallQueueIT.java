package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("More calls at once than run at a time")
@ExtendWith(CarillonExtension.class)
class CallQueueIT {

  private static final int CALLS = 400;

  /** As many as the server lets run at a time. */
  private static final int RUNNING = 100;

  private static final int STUCK = RUNNING + 20;
  private static final int WAITING = 20;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void allGetTheirOwnAnswer(Carillon carillon) {
    Rest rest = new Rest(carillon);
    List<Person> people = List.of(rest.login("alice"), rest.login("bob"), rest.login("carol"));
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, CALLS)
            .mapToObj(
                i ->
                    CLIENT.sendAsync(
                        call(carillon, people.get(i % 3), "/api/me"), BodyHandlers.ofString()))
            .toList();
    for (int i = 0; i < CALLS; i++) {
      HttpResponse<String> answer = answers.get(i).join();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"" + people.get(i % 3).username() + "\"");
    }
  }

  /** They come back to the server by a dispatch of its own, which Payara begins no scope for. */
  @Test
  void thoseThatHadToWaitGetTheirOwnAnswer(OnPostgres shared) throws SQLException {
    Carillon carillon = shared.carillon();
    Rest rest = new Rest(carillon);
    Person alice = rest.login("alice");
    Person bob = rest.login("bob");
    List<CompletableFuture<HttpResponse<String>>> stuck;
    List<CompletableFuture<HttpResponse<String>>> waiting;
    try (Connection connection = shared.postgres().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table notification in access exclusive mode");
      stuck = send(STUCK, call(carillon, alice, "/api/notifications"));
      waiting = send(WAITING, call(carillon, bob, "/api/me"));
      // More than those that are stuck can make up.
      await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> Metrics.of(carillon).value("carillon_calls_waiting") > STUCK - RUNNING);
      connection.rollback();
    }
    for (CompletableFuture<HttpResponse<String>> answer : waiting) {
      assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(200);
      assertThat(answer.join().body()).contains("\"bob\"");
    }
    // The database kept them waiting, some for longer than they wait for a connection.
    stuck.forEach(CompletableFuture::join);
  }

  private static List<CompletableFuture<HttpResponse<String>>> send(int calls, HttpRequest call) {
    return IntStream.range(0, calls)
        .mapToObj(i -> CLIENT.sendAsync(call, BodyHandlers.ofString()))
        .toList();
  }

  private static HttpRequest call(Carillon carillon, Person person, String path) {
    return HttpRequest.newBuilder(URI.create(carillon.url() + path))
        .header("Authorization", "Bearer " + person.token())
        .build();
  }
}
