package io.carillon.it;

import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/**
 * A device that goes to the next node when its connection ends or is refused, and asks there for
 * what it has missed.
 */
final class RovingReceiver extends Thread {

  private static final Duration RETRY = Duration.ofMillis(200);

  private final List<Carillon> nodes;
  private final Person person;
  private final Follower follower = new Follower();
  private int node;
  private int connections;
  private int frames;
  private boolean caughtUp;
  private Optional<AssertionError> fault = Optional.empty();
  private volatile boolean stopping;

  /**
   * @param start the first node's index
   */
  RovingReceiver(List<Carillon> nodes, int start, Person person) {
    this.nodes = nodes;
    this.node = start;
    this.person = person;
    setDaemon(true);
  }

  @Override
  public void run() {
    while (!stopping && fault.isEmpty()) {
      try (ChatClient client = ChatClient.connect(nodes.get(node), person, follower.since())) {
        follow(client);
      } catch (AssertionError | CompletionException refusedOrGone) {
        LockSupport.parkNanos(RETRY.toNanos());
      }
      node = (node + 1) % nodes.size();
    }
  }

  private void follow(ChatClient client) {
    synchronized (this) {
      connections++;
      caughtUp = false;
    }
    Optional<JsonObject> frame = client.nextUntilEnd();
    while (frame.isPresent() && fault.isEmpty()) {
      take(frame.get());
      frame = stopping ? Optional.empty() : client.nextUntilEnd();
    }
  }

  private synchronized void take(JsonObject frame) {
    try {
      boolean end = follower.take(frame, caughtUp);
      caughtUp |= end;
      frames += end ? 0 : 1;
    } catch (AssertionError e) {
      fault = Optional.of(e);
    }
  }

  /** What it got, each once and in order. */
  synchronized List<Long> ids() {
    fault.ifPresent(
        e -> {
          throw e;
        });
    return List.copyOf(follower.ids());
  }

  /** With those that came twice. */
  synchronized int frames() {
    return frames;
  }

  /** Until then what comes may be there live and once more out of the database. */
  synchronized boolean caughtUp() {
    return caughtUp;
  }

  synchronized int connections() {
    return connections;
  }

  /** With the next frame; without one its thread goes with the JVM. */
  void end() {
    stopping = true;
  }
}
