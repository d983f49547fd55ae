package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Health while the database is gone")
@ExtendWith(CarillonExtension.class)
class DatabaseGoneIT {

  private final Postgres postgres;
  private final Carillon carillon;

  DatabaseGoneIT(OnPostgres shared) {
    this.postgres = shared.postgres();
    this.carillon = shared.carillon();
  }

  private Answer health(String path) {
    Rest rest = new Rest(carillon);
    return rest.send(rest.request("/health/" + path).GET());
  }

  private Answer timed(String path) {
    long start = System.nanoTime();
    Answer answer = health(path);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    return answer;
  }

  /** What a restart of the database does to the pool. */
  @Test
  void theServerComesBackWhenTheDatabaseHasDroppedItsConnections() {
    assertThat(timed("ready").status()).isEqualTo(200);
    postgres.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name = 'carillon'");
    Rest rest = new Rest(carillon);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> rest.tryLogin("alice", "demo").status() == 200);
    await().atMost(Duration.ofSeconds(10)).until(() -> health("ready").status() == 200);
  }

  @Test
  void readinessIsDownWithinThreeSecondsAndComesBackByItself() {
    assertThat(timed("ready").status()).isEqualTo(200);
    postgres.pause();
    try {
      // The last good answer is kept for a second.
      await().atMost(Duration.ofSeconds(10)).until(() -> timed("ready").status() == 503);
      Answer down = timed("ready").is(503);
      assertThat(down.body()).contains("no answer within 2 s");
      assertThat(timed("ready").status()).isEqualTo(503);
      assertThat(timed("live").status()).isEqualTo(200);
      assertThat(Metrics.of(carillon).types()).containsKey("carillon_connections");
    } finally {
      postgres.resume();
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> health("ready").status() == 200);
  }
}
