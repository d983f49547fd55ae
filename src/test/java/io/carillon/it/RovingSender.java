package io.carillon.it;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody who writes all the time and goes to the next node when a connection ends or is refused.
 * What isn't confirmed is sent again under its {@code client_ref}.
 */
final class RovingSender extends Thread {

  private static final Duration PACE = Duration.ofMillis(10);
  private static final Duration RETRY = Duration.ofMillis(200);

  private final List<Carillon> nodes;
  private final Person person;
  private final Person receiver;
  private final Map<Long, String> confirmed = new LinkedHashMap<>();
  private int node;
  private int refused;
  private volatile boolean stopping;

  /**
   * @param start the first node's index
   */
  RovingSender(List<Carillon> nodes, int start, Person person, Person receiver) {
    this.nodes = nodes;
    this.node = start;
    this.person = person;
    this.receiver = receiver;
  }

  @Override
  public void run() {
    while (!stopping) {
      try (ChatClient client = ChatClient.connect(nodes.get(node), person)) {
        while (!stopping && send(client)) {
          LockSupport.parkNanos(PACE.toNanos());
        }
      } catch (AssertionError | CompletionException refusedOrGone) {
        LockSupport.parkNanos(RETRY.toNanos());
      }
      node = (node + 1) % nodes.size();
    }
  }

  /** False when the connection has ended. */
  private boolean send(ChatClient client) {
    String text = person.username() + " " + confirmed();
    client.send(ChatClient.frame(receiver, text, text));
    Optional<JsonObject> answer = client.nextUntilEnd();
    answer.ifPresent(frame -> note(frame, text));
    return answer.isPresent();
  }

  private synchronized void note(JsonObject answer, String text) {
    if (answer.getString("type").equals("message_sent")) {
      confirmed.put(answer.getJsonNumber("id").longValue(), text);
    } else {
      refused++;
    }
  }

  synchronized int confirmed() {
    return confirmed.size();
  }

  /** Texts by their ids. */
  synchronized Map<Long, String> messages() {
    return Map.copyOf(confirmed);
  }

  /** How often the answer was an error. */
  synchronized int refused() {
    return refused;
  }

  /** After what is under way. */
  void end(Duration limit) {
    stopping = true;
    try {
      join(limit.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
