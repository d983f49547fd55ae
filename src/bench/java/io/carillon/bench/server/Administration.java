package io.carillon.bench.server;

import io.carillon.bench.client.Account;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Carillon's REST calls for an administrator, who makes the benchmark's college and its people. */
final class Administration {

  private static final int MOST_A_CALL = 5_000;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final String token;
  private final long college;
  private final List<Account> accounts = new ArrayList<>();

  Administration(URI server, String password) throws IOException {
    this.server = server;
    JsonObject credentials =
        Json.createObjectBuilder().add("username", "admin").add("password", password).build();
    token = post("/api/login", Map.of(), credentials).asJsonObject().getString("token");
    JsonObject named = Json.createObjectBuilder().add("name", "Benchmark").build();
    college = call("/api/admin/colleges", named).asJsonObject().getJsonNumber("id").longValue();
  }

  /** So many students of one college; makes those that aren't there yet. */
  List<Account> accounts(int count) throws IOException {
    while (accounts.size() < count) {
      add(Math.min(MOST_A_CALL, count - accounts.size()));
    }
    return List.copyOf(accounts.subList(0, count));
  }

  Trigger trigger() {
    return new Trigger(server.resolve("/api/notices"), authorization(), Trigger.bodyFor(college));
  }

  private void add(int count) throws IOException {
    JsonArrayBuilder users = Json.createArrayBuilder();
    for (int i = accounts.size(); i < accounts.size() + count; i++) {
      users.add(
          Json.createObjectBuilder()
              .add("username", "bench" + i)
              .add("full_name", "Bench " + i)
              .add("college_id", college));
    }
    JsonArrayBuilder ids = Json.createArrayBuilder();
    call("/api/admin/users", users.build())
        .asJsonObject()
        .getJsonArray("users")
        .getValuesAs(JsonObject.class)
        .forEach(user -> ids.add(user.getJsonNumber("id")));
    JsonObject wanted = Json.createObjectBuilder().add("user_ids", ids).build();
    for (JsonObject minted :
        call("/api/admin/tokens", wanted).asJsonArray().getValuesAs(JsonObject.class)) {
      long id = minted.getJsonNumber("user_id").longValue();
      accounts.add(new Account(id, college, minted.getString("token")));
    }
  }

  private JsonStructure call(String path, JsonStructure body) throws IOException {
    return post(path, authorization(), body);
  }

  private Map<String, String> authorization() {
    return Map.of("Authorization", "Bearer " + token);
  }

  private JsonStructure post(String path, Map<String, String> headers, JsonStructure body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
      }
      try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
        return reader.read();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
