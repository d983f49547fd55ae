package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
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

  private static final Path DATA = Path.of("target", "it", "database-gone-postgres");

  private static EmbeddedPostgres postgres;
  private static Carillon carillon;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().setDataDirectory(DATA).start();
    carillon =
        Carillon.start(
            "database-gone",
            Map.of(
                "CARILLON_DB_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "CARILLON_DB_USER", "postgres",
                "CARILLON_DB_PASSWORD", "postgres",
                "CARILLON_DEMO", "true"));
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

  /** The postmaster, whose id is in its data folder, and its children. */
  private static Stream<Long> processes() throws IOException {
    long postmaster = Long.parseLong(Files.readAllLines(DATA.resolve("postmaster.pid")).get(0));
    return Stream.concat(
        Stream.of(postmaster),
        ProcessHandle.of(postmaster).orElseThrow().descendants().map(ProcessHandle::pid));
  }

  /** What a restart of the database does to the pool. */
  @Test
  void theServerComesBackWhenTheDatabaseHasDroppedItsConnections() throws Exception {
    assertThat(timed("ready").status()).isEqualTo(200);
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where application_name = 'carillon'");
    }
    Rest rest = new Rest(carillon);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> rest.tryLogin("alice", "demo").status() == 200);
    await().atMost(Duration.ofSeconds(10)).until(() -> health("ready").status() == 200);
  }

  @Test
  void readinessIsDownWithinThreeSecondsAndComesBackByItself() throws Exception {
    assertThat(timed("ready").status()).isEqualTo(200);
    signal("-STOP");
    try {
      // The last good answer is kept for a second.
      await().atMost(Duration.ofSeconds(10)).until(() -> timed("ready").status() == 503);
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
