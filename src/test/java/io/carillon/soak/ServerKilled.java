package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Carillon;
import io.carillon.it.Rest;
import java.time.Duration;

/** Kills a server under load, starts it again, and looks at what is left of its promises. */
final class ServerKilled {

  /** What was committed but not queued is found by the sweeper, after a minute or so. */
  private static final Duration BULK_LIMIT = Duration.ofMinutes(3);

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private ServerKilled() {}

  static void rounds(Carillon carillon, int rounds) {
    Campus campus = Campus.of(new Rest(carillon));
    try (Traffic traffic = Traffic.start(carillon, campus.receiver(), campus.senders());
        Announcements announcements = Announcements.start(carillon, campus.staff())) {
      long last = 0;
      for (int round = 1; round <= rounds; round++) {
        traffic.awaitProgress(LIMIT);
        traffic.awaitProgress(LIMIT);
        carillon.kill();
        carillon.restart();
        traffic.awaitProgress(LIMIT);
        traffic.settle(LIMIT);
        long now = traffic.check(new Rest(carillon));
        assertThat(now).as("the last id").isGreaterThan(last);
        last = now;
        System.out.printf("kill %d of %d: %s; %s%n", round, rounds, traffic, announcements);
        traffic.goOn();
      }
      announcements.stop();
      announcements.check(BULK_LIMIT, campus.members());
    }
  }
}
