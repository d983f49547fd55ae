package io.carillon.bench.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The HTTP call that publishes a notice. */
public final class Trigger {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String TITLE = "{title}";

  // Not 2: its upgrade header looks like WebSocket's to some servers.
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final Map<String, String> headers;
  private final String body;

  /**
   * @param body JSON in which {@code {title}} is replaced by the notice's title
   */
  public Trigger(URI url, Map<String, String> headers, String body) {
    this.url = url;
    this.headers = headers;
    this.body = body;
  }

  /** What Carillon and servers like it want to be sent. */
  static String bodyFor(long collegeId) {
    return """
        {"college_id": %d, "title": "%s", "body": "Of the benchmark", "is_published": true}"""
        .formatted(collegeId, TITLE);
  }

  /** Answers at once; ends with a fault unless the server says that it has done it. */
  public CompletableFuture<Void> publish(String title) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace(TITLE, title)));
    headers.forEach(request::header);
    return client
        .sendAsync(request.build(), BodyHandlers.ofString())
        .thenAccept(
            answer -> {
              if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                    url + " answered " + answer.statusCode() + ": " + answer.body());
              }
            });
  }
}
