package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Carillon;
import io.carillon.it.Rest;
import java.time.Duration;

/** Takes the database away under load, brings it back, and looks at what the server made of it. */
final class DatabaseKilled {

  /** Until a frame has its answer, whatever the database does. */
  private static final Duration ANSWER = Duration.ofSeconds(45);

  private static final Duration RECOVERY = Duration.ofSeconds(60);
  private static final Duration BULK_LIMIT = Duration.ofMinutes(3);

  private DatabaseKilled() {}

  static void rounds(Carillon carillon, int rounds, Runnable takeAway, Runnable bringBack) {
    Rest rest = new Rest(carillon);
    Campus campus = Campus.of(rest);
    try (Traffic traffic = Traffic.start(carillon, campus.receiver(), campus.senders());
        Announcements announcements = Announcements.start(carillon, campus.staff())) {
      long last = 0;
      for (int round = 1; round <= rounds; round++) {
        traffic.awaitProgress(RECOVERY);
        takeAway.run();
        await("not ready").atMost(RECOVERY).until(() -> health(rest, "ready") == 503);
        assertThat(health(rest, "live")).isEqualTo(200);
        bringBack.run();
        await("ready").atMost(RECOVERY).until(() -> health(rest, "ready") == 200);
        traffic.awaitProgress(RECOVERY);
        traffic.settle(ANSWER);
        assertThat(traffic.longestWait()).isLessThan(ANSWER);
        long now = traffic.check(rest);
        assertThat(now).as("the last id").isGreaterThan(last);
        last = now;
        System.out.printf("outage %d of %d: %s; %s%n", round, rounds, traffic, announcements);
        traffic.goOn();
      }
      announcements.stop();
      announcements.check(BULK_LIMIT, campus.members());
    }
  }

  private static int health(Rest rest, String what) {
    return rest.send(rest.request("/health/" + what).GET()).status();
  }
}
