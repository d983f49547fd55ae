package io.carillon.soak;

import static org.awaitility.Awaitility.await;

import io.carillon.it.Carillon;
import io.carillon.it.Postgres;
import io.carillon.it.Rest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A disk that fills up under load")
class DiskFullSoak {

  private static final int MEGABYTES = 900;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration BULK_LIMIT = Duration.ofMinutes(3);
  private static final int ROUNDS = 3;

  @Test
  void costsNothingThatWasAcknowledgedOnTheEmbeddedDatabase() {
    SmallDisk[] disk = new SmallDisk[1];
    try (Carillon carillon =
        Carillon.start(
            "disk-full", Map.of(), data -> disk[0] = SmallDisk.mountAt(data, MEGABYTES))) {
      fillAndFree(carillon, disk[0]);
    } finally {
      if (disk[0] != null) {
        disk[0].close();
      }
    }
  }

  @Test
  void costsNothingThatWasAcknowledgedOnPostgres() {
    Path folder = Path.of("target", "it", "database-of-disk-full");
    try (SmallDisk disk = SmallDisk.mountAt(folder, MEGABYTES);
        Postgres postgres = Postgres.startIn(folder.resolve("data"));
        Carillon carillon = Carillon.start("disk-full-postgres", postgres.settings())) {
      fillAndFree(carillon, disk);
    }
  }

  private static void fillAndFree(Carillon carillon, SmallDisk disk) {
    Rest rest = new Rest(carillon);
    Campus campus = Campus.of(rest);
    try (Traffic traffic = Traffic.start(carillon, campus.receiver(), campus.senders());
        Announcements announcements = Announcements.start(carillon, campus.staff())) {
      for (int round = 1; round <= ROUNDS; round++) {
        traffic.awaitProgress(LIMIT);
        int refused = traffic.refused();
        disk.fill();
        await("refusals").atMost(LIMIT).until(() -> traffic.refused() > refused + 100);
        System.out.println("full: " + traffic + "; " + health(rest));
        disk.free();
        traffic.awaitProgress(LIMIT);
        traffic.settle(LIMIT);
        traffic.check(rest);
        System.out.println("free: " + traffic + "; " + announcements + "; " + health(rest));
        await("ready").atMost(LIMIT).until(() -> health(rest).startsWith("200"));
        traffic.goOn();
      }
      announcements.stop();
      // Artemis ends the embedded broker when the disk is full; what it was to do isn't lost.
      carillon.stop();
      carillon.restart();
      announcements.check(BULK_LIMIT, campus.members());
    }
  }

  private static String health(Rest rest) {
    Rest.Answer answer = rest.send(rest.request("/health/ready").GET());
    return answer.status() + " " + answer.body();
  }
}
