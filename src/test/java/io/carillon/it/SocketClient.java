package io.carillon.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import io.carillon.wire.FrameSchema;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A client as a front end has it: JSON frames over the JDK's WebSocket. Holds each frame that a
 * test takes against the AsyncAPI document.
 */
class SocketClient implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final FrameSchema SCHEMA = new FrameSchema();
  private static final int LIMIT_SECONDS = 30;

  private final ReceivedFrames frames = new ReceivedFrames();
  private final WebSocket socket;

  SocketClient(Carillon carillon, String path, Person person, OptionalLong since) {
    this(new Address(carillon.nextForSockets(), CLIENT), path, person, since);
  }

  SocketClient(Address address, String path, Person person, OptionalLong since) {
    String query =
        "?token=" + person.token() + (since.isPresent() ? "&since=" + since.getAsLong() : "");
    this.socket =
        get(
            address
                .client()
                .newWebSocketBuilder()
                .header("Origin", "http://localhost:3000")
                .buildAsync(URI.create(address.webSocketUrl() + path + query), frames));
  }

  static JsonObject parse(String frame) {
    try (JsonReader reader = Json.createReader(new StringReader(frame))) {
      return reader.readObject();
    }
  }

  private static JsonObject checked(String frame) {
    SCHEMA.check(frame);
    return parse(frame);
  }

  /** Sends a frame as it is. */
  void send(String frame) {
    get(socket.sendText(frame, true));
  }

  void sendBinary(byte[] bytes) {
    get(socket.sendBinary(ByteBuffer.wrap(bytes), true));
  }

  /** The next frame; waits for it. */
  JsonObject next() {
    try {
      String frame = frames.queue().poll(LIMIT_SECONDS, SECONDS);
      assertThat(frame).as("a frame; the connection: %s", end()).isNotNull();
      return checked(frame);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * The next frame with a greater id: with several nodes the topic may still bring what a
   * connection with {@code since} has got from the database, or had before.
   */
  JsonObject nextAfter(long id) {
    JsonObject frame = next();
    while (frame.getJsonNumber("id").longValue() <= id) {
      frame = next();
    }
    return frame;
  }

  /** The next frame, or nothing once the connection has ended and all that came is taken. */
  Optional<JsonObject> nextUntilEnd() {
    try {
      String frame = null;
      boolean ended = false;
      while (frame == null && !ended) {
        ended = frames.closed().isDone();
        frame = frames.queue().poll(ended ? 0 : 50, MILLISECONDS);
      }
      return Optional.ofNullable(frame).map(SocketClient::checked);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** How the connection has ended, with all causes, if it has. */
  private String end() {
    return frames
        .closed()
        .handle(
            (code, failure) ->
                failure == null
                    ? "closed with " + code
                    : Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                        .map(Throwable::toString)
                        .collect(Collectors.joining(", since ")))
        .getNow("open");
  }

  /** The frames up to and including {@code caught_up}; waits for it. */
  List<JsonObject> caughtUp() {
    List<JsonObject> missed = new ArrayList<>();
    do {
      missed.add(next());
    } while (!missed.get(missed.size() - 1).getString("type").equals("caught_up"));
    return missed;
  }

  /** Everything that had come when the connection ended; waits for its end. */
  List<JsonObject> drain() {
    get(frames.closed().handle((code, failure) -> true));
    return frames.queue().stream().map(SocketClient::checked).toList();
  }

  /** The code the server closes the connection with; waits for it. */
  int closeCode() {
    return get(frames.closed());
  }

  /** The same for a close that is promised within so many seconds. */
  int closeCodeWithin(int seconds) {
    return get(frames.closed(), seconds);
  }

  /** Hangs up without a word. */
  void abort() {
    socket.abort();
  }

  @Override
  public void close() {
    if (!frames.closed().isDone()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
      get(frames.closed());
    }
  }

  private static <T> T get(CompletableFuture<T> future) {
    return get(future, LIMIT_SECONDS);
  }

  private static <T> T get(CompletableFuture<T> future, int seconds) {
    try {
      return future.get(seconds, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
