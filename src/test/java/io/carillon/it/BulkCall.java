package io.carillon.it;

import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import java.time.Duration;

/** The call that sends a bulk message, and the wait for its end. */
public final class BulkCall {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(10);

  private BulkCall() {}

  /** Answers its id once all have got it. */
  public static long send(Rest rest, Person staff, String json) {
    long id =
        rest.post(staff, "/api/bulk-messages", json).is(202).json().getJsonNumber("id").longValue();
    await("the end of bulk message " + id)
        .atMost(LIMIT)
        .pollInterval(POLL)
        .until(
            () -> rest.get(staff, "/api/bulk-messages/" + id).is(200).json().getString("status"),
            "done"::equals);
    return id;
  }
}
