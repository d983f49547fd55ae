package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.bulk.BulkMessage.Status;
import io.carillon.bulk.BulkQueue;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bulk message that was stored reaches everyone in its audience once. */
class BulkIT extends CollegeOfTwo {

  @Inject private BulkQueue queue;
  @Inject private UserTransaction transaction;

  @Test
  void itReachesEveryoneOnce() {
    long id = create("Hello");

    awaitStatus(id, Status.DONE);
    assertProgress(id, 2, 2, 0);
    toFirst.assertReceived("Hello");
    toSecond.assertReceived("Hello");
    assertThat(toFirst.frames().get(0).getJsonObject("data"))
        .hasToString("{\"bulk_message_id\":" + id + "}");
  }

  /** Else a slice reads the whole audience, and the time for all grows with its square. */
  @Test
  void itsAudienceIsReadSliceBySliceFromAnIndex() throws Exception {
    sql.update("set query_statistics true");
    String slice;
    try {
      awaitStatus(create("Hello"), Status.DONE);
      slice =
          sql.text(
              "select sql_statement from information_schema.query_statistics"
                  + " where regexp_like(sql_statement, 'from app_user.*order by.*(limit|fetch)', 'i')");
    } finally {
      sql.update("set query_statistics false");
    }

    assertThat(sql.text("explain " + slice, parametersOf(slice)))
        .as(slice)
        .contains("index sorted");
  }

  /** College, first user, and how many from where: not every provider says from where. */
  private Object[] parametersOf(String slice) {
    long count = slice.chars().filter(c -> c == '?').count();
    return List.of(college, 0L, 500, 0).subList(0, (int) count).toArray();
  }

  @Test
  void itIsNotStoredWhenItsCallersTransactionRollsBack() throws Exception {
    transaction.begin();
    long id = create("rolled back");
    transaction.rollback();

    awaitStatus(create("committed"), Status.DONE);
    assertThat(sql.number("select count(*) from bulk_message where id = ?", id)).isZero();
    toFirst.assertReceived("committed");
  }

  @Test
  void itIsNotQueuedWhenItsCallersTransactionRollsBack() throws Exception {
    long id = bulks.insert(college, "inserted", Status.QUEUED, Instant.now());
    transaction.begin();
    queue.sendSplit(id);
    transaction.rollback();

    awaitStatus(create("queued later"), Status.DONE);
    assertThat(bulkMessages.get(id).status()).isEqualTo(Status.QUEUED);
    bulkMessages.cancel(id);
  }

  @Test
  void nothingMoreIsSentOnceItIsCancelled() throws Exception {
    long id = bulks.insert(college, "inserted", Status.SENDING, Instant.now());
    bulks.insertPage(id, 0, first, "QUEUED");
    bulks.insertPage(id, 1, second, "QUEUED");

    work.send(id, 0);
    bulkMessages.cancel(id);
    work.send(id, 1);

    assertThat(bulkMessages.get(id).status()).isEqualTo(Status.CANCELLED);
    assertProgress(id, 2, 1, 0);
    assertThat(toSecond.frames()).isEmpty();
  }

  @Test
  void whoWasDeactivatedMeanwhileCountsAsFailed() throws Exception {
    long id = bulks.insert(college, "inserted", Status.SENDING, Instant.now());
    bulks.insertPage(id, 0, first, "QUEUED");
    bulks.insertPage(id, 1, second, "QUEUED");
    people.deactivate(second.userId());

    work.send(id, 0);
    work.send(id, 1);

    assertThat(bulkMessages.get(id).status()).isEqualTo(Status.DONE);
    assertProgress(id, 2, 1, 1);
  }
}
