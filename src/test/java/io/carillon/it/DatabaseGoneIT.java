package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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

  private long stored() {
    return postgres.number("select last_id from id_counter where name = 'message'");
  }

  private void awaitReady(int status) {
    await().atMost(Duration.ofSeconds(15)).until(() -> health("ready").status() == status);
  }

  /** As an administrator does, and as a failover does: another server may be there first. */
  @Test
  void nothingIsWrittenWhileAnotherHasTheClaimToTheDatabase() throws SQLException {
    Rest rest = new Rest(carillon);
    Person alice = rest.login("alice");
    Person bob = rest.login("bob");
    long before = stored();
    try (ChatClient client = ChatClient.connect(carillon, alice);
        Connection other = postgres.connect()) {
      takeClaim(other);
      awaitReady(503);

      assertThat(client.ask(ChatClient.frame(bob, "hello")).getString("error"))
          .contains("error occurred");
      Answer refused = rest.post(alice, "/api/notifications/read", "{\"up_to\":1}").is(503);
      assertThat(refused.json().getString("detail")).contains("claim to the database");
      assertThat(rest.tryLogin("alice", "demo").status()).isEqualTo(503);
      rest.get(alice, "/api/me").is(200);
      assertThat(stored()).isEqualTo(before);

      execute(other, "select pg_advisory_unlock_all()");
      awaitReady(200);
      client.sendAccepted(bob, "hello");
    }
  }

  /** Waits for it first, and has it as soon as the server's is ended. */
  private void takeClaim(Connection other) throws SQLException {
    try (Statement statement = other.createStatement();
        ResultSet claim =
            statement.executeQuery(
                "select pid, (classid::bigint << 32) + objid::bigint from pg_locks"
                    + " where locktype = 'advisory'")) {
      claim.next();
      long pid = claim.getLong(1);
      long key = claim.getLong(2);
      CompletableFuture<Void> taking =
          CompletableFuture.runAsync(() -> execute(other, "select pg_advisory_lock(" + key + ")"));
      await()
          .until(
              () ->
                  postgres.number(
                          "select count(*) from pg_locks"
                              + " where locktype = 'advisory' and not granted")
                      == 1);
      postgres.execute("select pg_terminate_backend(" + pid + ")");
      taking.join();
    }
  }

  private static void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The pool's connections are to the server that is no longer the primary, and go on. */
  @Test
  void theServerComesBackWhenTheDatabaseWasReadOnly() {
    Rest rest = new Rest(carillon);
    Person alice = rest.login("alice");
    Person bob = rest.login("bob");
    try (ChatClient client = ChatClient.connect(carillon, alice)) {
      readOnly("on");
      try {
        awaitReady(503);
        assertThat(client.ask(ChatClient.frame(bob, "hello")).getString("error"))
            .contains("error occurred");
      } finally {
        readOnly("off");
      }
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> client.ask(ChatClient.frame(bob, "hello")).containsKey("id"));
      awaitReady(200);
    }
  }

  /** For new connections; those that there are keep what they began with. */
  private void readOnly(String value) {
    postgres.execute(
        "set transaction read write; alter database postgres set default_transaction_read_only = "
            + value);
    if (value.equals("on")) {
      postgres.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where application_name = 'carillon'");
    }
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
