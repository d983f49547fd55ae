package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Health while the database is gone")
class DatabaseGoneIT {

  private static EmbeddedPostgres postgres;
  private static Carillon carillon;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    carillon =
        Carillon.start(
            "database-gone",
            Map.of(
                "CARILLON_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "CARILLON_DB_USER", "postgres",
                "CARILLON_DB_PASSWORD", "postgres"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (carillon != null) {
      carillon.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  private static Answer health(String path) {
    Rest rest = new Rest(carillon);
    return rest.send(rest.request("/health/" + path).GET());
  }

  private static Answer timed(String path) {
    long start = System.nanoTime();
    Answer answer = health(path);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    return answer;
  }

  /** Stops or continues PostgreSQL's processes, which leaves its connections open. */
  private static void signal(String signal) throws Exception {
    List<String> command =
        Stream.concat(Stream.of("kill", signal), processes().map(String::valueOf)).toList();
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private static Stream<Long> processes() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process.info().command().filter(c -> c.endsWith("/bin/postgres")).isPresent())
        .filter(DatabaseGoneIT::isOurs)
        .map(ProcessHandle::pid);
  }

  private static boolean isOurs(ProcessHandle process) {
    return Stream.iterate(process.parent(), java.util.Optional::isPresent, p -> p.get().parent())
        .anyMatch(p -> p.get().pid() == ProcessHandle.current().pid());
  }

  @Test
  void readinessIsDownWithinThreeSecondsAndComesBackByItself() throws Exception {
    assertThat(timed("ready").status()).isEqualTo(200);
    signal("-STOP");
    try {
      Thread.sleep(1_100); // The last good answer is kept for a second.
      Answer down = timed("ready").is(503);
      assertThat(down.body()).contains("no answer within 2 s");
      assertThat(timed("ready").status()).isEqualTo(503);
      assertThat(timed("live").status()).isEqualTo(200);
      assertThat(Metrics.of(carillon).types()).containsKey("carillon_connections");
    } finally {
      signal("-CONT");
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> health("ready").status() == 200);
  }
}
