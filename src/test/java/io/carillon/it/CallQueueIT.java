package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

  @Test
  void allGetTheirOwnAnswer(Carillon carillon) {
    Rest rest = new Rest(carillon);
    List<Person> people = List.of(rest.login("alice"), rest.login("bob"), rest.login("carol"));
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, CALLS)
            .mapToObj(
                i -> client.sendAsync(call(carillon, people.get(i % 3)), BodyHandlers.ofString()))
            .toList();
    for (int i = 0; i < CALLS; i++) {
      HttpResponse<String> answer = answers.get(i).join();
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"" + people.get(i % 3).username() + "\"");
    }
  }

  private static HttpRequest call(Carillon carillon, Person person) {
    return HttpRequest.newBuilder(URI.create(carillon.url() + "/api/me"))
        .header("Authorization", "Bearer " + person.token())
        .build();
  }
}
