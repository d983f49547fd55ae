package io.carillon.soak;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.carillon.it.Carillon;
import io.carillon.it.Rest.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/** One chat connection of a sender: what it sent, and who is told what came of it. */
final class Line implements WebSocket.Listener {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int WINDOW = 64;
  private static final int LIMIT_MILLIS = 10_000;

  /** What came of a message. */
  interface Outcome {
    void acknowledged(String text, long id, Duration waited);

    void refused(String text, Duration waited);
  }

  private record Sent(String text, long nanos) {
    Duration waited() {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }
  }

  private final Outcome outcome;
  private final Queue<Sent> pending = new ConcurrentLinkedQueue<>();
  private final Semaphore window = new Semaphore(WINDOW);
  private final StringBuilder parts = new StringBuilder();
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private WebSocket socket;

  private Line(Outcome outcome) {
    this.outcome = outcome;
  }

  static Line open(Carillon carillon, Person sender, Outcome outcome)
      throws ExecutionException, InterruptedException, TimeoutException {
    Line line = new Line(outcome);
    line.socket =
        CLIENT
            .newWebSocketBuilder()
            .header("Origin", "http://localhost:3000")
            .buildAsync(
                URI.create(carillon.webSocketUrl() + "/ws/chat/?token=" + sender.token()), line)
            .get(LIMIT_MILLIS, MILLISECONDS);
    return line;
  }

  /** False when it has ended, or when too much waits for an answer. */
  boolean send(Person receiver, String text)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (ended.isDone() || !window.tryAcquire(100, MILLISECONDS)) {
      return false;
    }
    pending.add(new Sent(text, System.nanoTime()));
    String frame =
        Json.createObjectBuilder()
            .add("receiver_id", receiver.id())
            .add("message", text)
            .build()
            .toString();
    socket.sendText(frame, true).get(LIMIT_MILLIS, MILLISECONDS);
    return true;
  }

  boolean answered() {
    return pending.isEmpty();
  }

  int waiting() {
    return pending.size();
  }

  /** Its close code; 1006 when there was none. */
  CompletableFuture<Integer> ended() {
    return ended;
  }

  void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      take(parts.toString());
      parts.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(String frame) {
    JsonObject answer;
    try (JsonReader reader = Json.createReader(new StringReader(frame))) {
      answer = reader.readObject();
    }
    Sent sent = pending.remove();
    window.release();
    if (answer.getString("type").equals("message_sent")) {
      outcome.acknowledged(sent.text(), answer.getJsonNumber("id").longValue(), sent.waited());
    } else {
      outcome.refused(sent.text(), sent.waited());
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
    ended.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    ended.complete(1006);
  }
}
