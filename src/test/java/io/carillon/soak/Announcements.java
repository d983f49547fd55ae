package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Carillon;
import io.carillon.it.Rest;
import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Staff who publish notices and send bulk messages all the time, and what they were promised. */
final class Announcements implements AutoCloseable {

  private static final Duration PACE = Duration.ofMillis(100);

  private final Rest rest;
  private final Person staff;
  private final Collection<Long> notices = new ConcurrentLinkedQueue<>();
  private final Collection<Long> bulkMessages = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "announcements");
  private volatile boolean going = true;

  private Announcements(Rest rest, Person staff) {
    this.rest = rest;
    this.staff = staff;
  }

  static Announcements start(Carillon carillon, Person staff) {
    Announcements announcements = new Announcements(new Rest(carillon), staff);
    announcements.thread.setDaemon(true);
    announcements.thread.start();
    return announcements;
  }

  int accepted() {
    return notices.size() + bulkMessages.size();
  }

  int bulkMessages() {
    return bulkMessages.size();
  }

  private void run() {
    while (going) {
      try {
        note(201, notices, rest.post(staff, "/api/notices", notice()));
        note(202, bulkMessages, rest.post(staff, "/api/bulk-messages", bulk()));
      } catch (UncheckedIOException serverIsAway) {
        LockSupport.parkNanos(PACE.toNanos());
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
  }

  private static void note(int good, Collection<Long> accepted, Answer answer) {
    if (answer.status() == good) {
      accepted.add(answer.json().getJsonNumber("id").longValue());
    } else {
      // Nothing is promised then. Payara Micro answers 404 until the application is deployed.
      assertThat(answer.status()).as(answer.body()).matches(s -> s == 404 || s >= 500);
    }
  }

  private static String notice() {
    return "{\"college_id\":1,\"title\":\"Notice\",\"body\":\"text\",\"is_published\":true}";
  }

  private static String bulk() {
    return "{\"college_id\":1,\"title\":\"Bulk\",\"message\":\"text\"}";
  }

  /** No more; waits for the call that is under way. */
  void stop() {
    going = false;
    try {
      thread.join(Duration.ofMinutes(2).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All that was accepted reaches each of the people once. */
  void check(Duration limit, List<Person> people) {
    for (long id : bulkMessages) {
      await("bulk message " + id)
          .atMost(limit)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> status(id), "done"::equals);
    }
    for (Person person : people) {
      Map<String, Integer> times = inbox(person);
      assertThat(times.entrySet().stream().filter(entry -> entry.getValue() > 1))
          .as("twice in the inbox of %s", person.username())
          .isEmpty();
      assertThat(times.keySet())
          .as("inbox of %s", person.username())
          .containsAll(keys("notice_id", notices))
          .containsAll(keys("bulk_message_id", bulkMessages));
    }
  }

  private String status(long id) {
    return rest.get(staff, "/api/bulk-messages/" + id).is(200).json().getString("status");
  }

  private static List<String> keys(String name, Collection<Long> ids) {
    return ids.stream().map(id -> name + " " + id).toList();
  }

  private Map<String, Integer> inbox(Person person) {
    Map<String, Integer> times = new HashMap<>();
    long last = 0;
    List<JsonObject> page;
    do {
      page = rest.get(person, "/api/notifications?limit=200&after=" + last).is(200).items();
      for (JsonObject item : page) {
        last = item.getJsonNumber("id").longValue();
        JsonObject data = item.getJsonObject("data");
        String name = data.keySet().contains("notice_id") ? "notice_id" : "bulk_message_id";
        times.merge(name + " " + data.getJsonNumber(name), 1, Integer::sum);
      }
    } while (!page.isEmpty());
    return times;
  }

  @Override
  public String toString() {
    return notices.size() + " notices, " + bulkMessages.size() + " bulk messages";
  }

  @Override
  public void close() {
    stop();
  }
}
