package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Answer;
import io.carillon.it.Rest.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Announcements while a transaction of someone else's holds their counter")
@ExtendWith(CarillonExtension.class)
class HeldAnnouncementsIT {

  /** Three times the pool's connections. */
  private static final int CALLERS = 60;

  private static final int MESSAGES = 20;

  private static final String REFUSED = "carillon_announcements_refused_total";
  private static final String BULK_FAILURES = "carillon_bulk_failures_total";

  private final Carillon carillon;
  private final Postgres postgres;
  private final Rest rest;
  private final Campus campus;

  HeldAnnouncementsIT(OnPostgres shared) {
    this.carillon = shared.carillon();
    this.postgres = shared.postgres();
    this.rest = new Rest(carillon);
    this.campus = new Campus(rest);
  }

  @Test
  void waitOrAreRefusedForNowAndLeaveChatAlone() throws SQLException {
    Person staff = campus.staff();
    Person student = campus.student();
    Person other = campus.student();
    double refusedBefore = metric(REFUSED);
    double failedBefore = metric(BULK_FAILURES);
    int bulk;
    List<CompletableFuture<Answer>> answers;
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (Connection holder = postgres.connect();
        Statement statement = holder.createStatement();
        ChatClient sender = ChatClient.connect(carillon, student)) {
      holder.setAutoCommit(false);
      statement.execute("select last_id from id_counter where name = 'notification' for update");
      bulk = sendBulk(staff);
      await().until(() -> postgres.waiting() == 1);
      answers =
          IntStream.range(0, CALLERS)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> announce(staff, student), callers))
              .toList();
      await().until(() -> metric("carillon_announcements_waiting") > CALLERS / 2.0);

      IntStream.range(0, MESSAGES).forEach(i -> sender.sendAccepted(other, "message " + i));
      assertThat(postgres.waiting()).isLessThanOrEqualTo(2);
      assertThat(rest.send(rest.request("/health/ready").GET()).status()).isEqualTo(200);

      assertThat(answers)
          .allSatisfy(
              answer -> {
                assertThat(answer.join().is(503).json().getString("detail"))
                    .contains("waited too long for others");
                assertThat(answer.join().header("Retry-After")).isEqualTo("5");
              });
      // The bulk message's page, too.
      await().atMost(Duration.ofSeconds(30)).until(() -> metric(REFUSED) - refusedBefore > CALLERS);
      holder.rollback();
    } finally {
      callers.shutdownNow();
    }

    announce(staff, student).is(201);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> bulk(staff, bulk).json().getString("status").equals("done"));
    assertThat(metric(BULK_FAILURES)).isEqualTo(failedBefore);
  }

  private double metric(String name) {
    return Metrics.of(carillon).value(name);
  }

  private Answer announce(Person staff, Person student) {
    return rest.post(
        staff,
        "/api/notifications",
        "{\"user_id\":%d,\"title\":\"Title\",\"message\":\"Text\"}".formatted(student.id()));
  }

  private int sendBulk(Person staff) {
    return rest.post(
            staff,
            "/api/bulk-messages",
            "{\"college_id\":%d,\"title\":\"Title\",\"message\":\"Text\"}".formatted(campus.id()))
        .is(202)
        .json()
        .getInt("id");
  }

  private Answer bulk(Person staff, int id) {
    return rest.get(staff, "/api/bulk-messages/" + id).is(200);
  }
}
