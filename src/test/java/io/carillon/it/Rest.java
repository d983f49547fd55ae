package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Calls a server's REST interface. */
public final class Rest {

  private static final String PASSWORD = "demo";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final MintedTokens TOKENS = new MintedTokens();

  /** By default it offers HTTP/2 with every request, as integrators' clients do. */
  private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  /** Someone who has signed in. */
  public record Person(String username, String token, long id) {}

  public record Answer(int status, HttpHeaders headers, String body) {

    public JsonObject json() {
      try (JsonReader reader = Json.createReader(new StringReader(body))) {
        return reader.readObject();
      }
    }

    public List<JsonObject> items() {
      return json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    public Answer is(int expected) {
      assertThat(status).as(body).isEqualTo(expected);
      return this;
    }
  }

  private final Address address;

  public Rest(Carillon carillon) {
    this(new Address(carillon.url(), CLIENT));
  }

  Rest(Address address) {
    this.address = address;
  }

  /** A new token for one of the demo users. */
  public Person login(String username) {
    return TOKENS.mint(this, address.url(), username).orElseGet(() -> signIn(username));
  }

  /** The same with the password, which takes the server some tenths of a second. */
  Person signIn(String username) {
    JsonObject granted = tryLogin(username, PASSWORD).is(200).json();
    Person person =
        new Person(
            username,
            granted.getString("token"),
            granted.getJsonObject("user").getJsonNumber("id").longValue());
    TOKENS.note(address.url(), person);
    return person;
  }

  public Answer tryLogin(String username, String password) {
    JsonObject pair =
        Json.createObjectBuilder().add("username", username).add("password", password).build();
    return send(json("/api/login", "POST", pair.toString()));
  }

  public Answer get(Person caller, String path) {
    return send(as(caller, request(path).GET()));
  }

  public Answer post(Person caller, String path, String json) {
    return send(as(caller, json(path, "POST", json)));
  }

  public Answer post(Person caller, String path) {
    return send(as(caller, request(path).POST(BodyPublishers.noBody())));
  }

  public Answer patch(Person caller, String path, String json) {
    return send(as(caller, json(path, "PATCH", json)));
  }

  public Answer delete(Person caller, String path) {
    return send(as(caller, request(path).DELETE()));
  }

  /** A request to be finished by the caller. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address.url() + path)).timeout(LIMIT);
  }

  public HttpRequest.Builder json(String path, String method, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(json));
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          address.client().send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder as(Person caller, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + caller.token());
  }
}
