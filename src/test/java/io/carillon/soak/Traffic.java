package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Carillon;
import io.carillon.it.Rest;
import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * People who write to one receiver all the time, on connections that they open again when they end,
 * and a book of what they were told. Each text is sent once.
 */
public final class Traffic implements AutoCloseable {

  /** Between two messages of one sender. */
  private static final Duration PACE = Duration.ofMillis(4);

  private static final Duration RETRY = Duration.ofMillis(200);

  /** Tells its messages from those of other traffic to the same receiver. */
  private final String mark = UUID.randomUUID() + "#";

  private final Carillon carillon;
  private final Person receiver;
  private final List<Sender> senders = new ArrayList<>();
  private final Map<Long, String> acknowledged = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private int refused;
  private Duration longestWait = Duration.ZERO;
  private volatile boolean sending = true;

  private Traffic(Carillon carillon, Person receiver) {
    this.carillon = carillon;
    this.receiver = receiver;
  }

  public static Traffic start(Carillon carillon, Person receiver, List<Person> people) {
    Traffic traffic = new Traffic(carillon, receiver);
    for (Person person : people) {
      traffic.senders.add(traffic.new Sender(person));
    }
    traffic.senders.forEach(Thread::start);
    return traffic;
  }

  public synchronized int acknowledged() {
    return acknowledged.size();
  }

  synchronized int refused() {
    return refused;
  }

  synchronized Duration longestWait() {
    return longestWait;
  }

  synchronized void forgetWaits() {
    longestWait = Duration.ZERO;
  }

  /** Waits until the server has acknowledged something sent from now on. */
  public void awaitProgress(Duration limit) {
    int now = acknowledged();
    await("acknowledgements").atMost(limit).until(() -> acknowledged() > now + 20 * senders.size());
  }

  /** Nothing new is sent; all that was sent on connections that live on is answered in time. */
  void settle(Duration limit) {
    sending = false;
    await("answers to all frames").atMost(limit).until(() -> unanswered() == 0);
  }

  void goOn() {
    sending = true;
  }

  private int unanswered() {
    return senders.stream()
        .map(sender -> sender.line)
        .filter(line -> line != null && !line.ended().isDone())
        .mapToInt(Line::waiting)
        .sum();
  }

  /** Holds what is stored against what was acknowledged; answers the last id. */
  public long check(Rest rest) {
    Map<Long, String> stored = stored(rest);
    Map<Long, String> promised;
    synchronized (this) {
      assertThat(violations).isEmpty();
      promised = Map.copyOf(acknowledged);
    }
    assertThat(
            promised.entrySet().stream().filter(e -> !e.getValue().equals(stored.get(e.getKey()))))
        .as("acknowledged, but not stored")
        .isEmpty();
    assertThat(new HashSet<>(stored.values())).as("texts, each once").hasSize(stored.size());
    Map<String, Integer> lastOf = new HashMap<>();
    stored.forEach(
        (id, text) -> {
          String[] parts = text.split("#");
          int number = Integer.parseInt(parts[1]);
          assertThat(number).as(text).isGreaterThan(lastOf.getOrDefault(parts[0], -1));
          lastOf.put(parts[0], number);
        });
    return stored.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private Map<Long, String> stored(Rest rest) {
    Map<Long, String> all = new LinkedHashMap<>();
    long last = 0;
    List<JsonObject> page;
    do {
      page = rest.get(receiver, "/api/messages?limit=200&after=" + last).is(200).items();
      for (JsonObject item : page) {
        last = item.getJsonNumber("id").longValue();
        if (item.getString("message").contains(mark)) {
          all.put(last, item.getString("message"));
        }
      }
    } while (!page.isEmpty());
    return all;
  }

  /** The codes with which the senders' present connections end; waits for that. */
  Set<Integer> closeCodes() {
    Set<Integer> codes = new HashSet<>();
    senders.forEach(sender -> codes.add(sender.line.ended().join()));
    return codes;
  }

  boolean anyEnded() {
    return senders.stream().anyMatch(sender -> sender.line.ended().isDone());
  }

  /** For good; connections stay open. */
  public void stopSending() {
    sending = false;
    senders.forEach(Sender::interrupt);
  }

  @Override
  public void close() {
    stopSending();
    for (Sender sender : senders) {
      if (sender.line != null) {
        sender.line.close();
      }
    }
  }

  @Override
  public synchronized String toString() {
    return "%d acknowledged, %d refused, longest wait %d ms"
        .formatted(acknowledged.size(), refused, longestWait.toMillis());
  }

  private final class Sender extends Thread implements Line.Outcome {

    private final Person person;
    private volatile Line line;
    private int number;
    private long lastId;

    Sender(Person person) {
      super("sender-" + person.username());
      this.person = person;
      setDaemon(true);
    }

    @Override
    public void run() {
      while (!isInterrupted()) {
        try {
          step();
        } catch (ExecutionException | TimeoutException e) {
          LockSupport.parkNanos(RETRY.toNanos());
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    private void step() throws ExecutionException, InterruptedException, TimeoutException {
      if (sending && (line == null || line.ended().isDone())) {
        line = Line.open(carillon, person, this);
      }
      if (sending && line.send(receiver, person.username() + mark + number)) {
        number++;
      }
      LockSupport.parkNanos(PACE.toNanos());
    }

    @Override
    public void acknowledged(String text, long id, Duration waited) {
      synchronized (Traffic.this) {
        if (id <= lastId) {
          violations.add(text + " got id " + id + " after " + lastId);
        }
        lastId = id;
        String other = acknowledged.put(id, text);
        if (other != null) {
          violations.add("id " + id + " for both " + other + " and " + text);
        }
        note(waited);
      }
    }

    @Override
    public void refused(String text, Duration waited) {
      synchronized (Traffic.this) {
        refused++;
        note(waited);
      }
    }

    private void note(Duration waited) {
      if (waited.compareTo(longestWait) > 0) {
        longestWait = waited;
      }
    }
  }
}
