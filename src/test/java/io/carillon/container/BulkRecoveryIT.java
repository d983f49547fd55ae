package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.bulk.BulkBacklog;
import io.carillon.bulk.BulkMessage.Status;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A bulk message that something went wrong with goes on, and nobody gets it twice. */
class BulkRecoveryIT extends CollegeOfTwo {

  @Inject private BulkBacklog backlog;

  private static final Duration BEFORE_THE_SWEEPERS_PATIENCE = Duration.ofSeconds(61);

  @Test
  void oneWithoutItsQueueEntryIsQueuedAgain() throws Exception {
    long id =
        bulks.insert(
            college, "inserted", Status.QUEUED, Instant.now().minus(BEFORE_THE_SWEEPERS_PATIENCE));

    awaitStatus(id, Status.DONE);
    toFirst.assertReceived("inserted");
    toSecond.assertReceived("inserted");
  }

  @Test
  void oneThatStoppedHalfwayIsQueuedAgain() throws Exception {
    long id =
        bulks.insert(
            college, "inserted", Status.SENDING, Instant.now().minus(BEFORE_THE_SWEEPERS_PATIENCE));
    bulks.insertPage(id, 0, first, "DONE");
    bulks.insertPage(id, 1, second, "QUEUED");

    awaitStatus(id, Status.DONE);
    assertThat(toFirst.frames()).isEmpty();
    toSecond.assertReceived("inserted");
  }

  @Test
  void onlyWhatGotNowhereSinceItsCheckIsQueuedAgain() throws Exception {
    long id = bulks.insert(college, "inserted", Status.SENDING, Instant.now());
    bulks.insertPage(id, 0, first, "QUEUED");
    String check = "update bulk_message set checked_at = ? where id = ?";
    sql.update(check, LocalDateTime.now(ZoneOffset.UTC), id);

    // Two pages of it were sent since the check was.
    work.check(id, -2);
    awaitStatus(create("behind it in the queue"), Status.DONE);
    assertThat(bulkMessages.get(id).status()).isEqualTo(Status.SENDING);
    toFirst.assertReceived("behind it in the queue");

    sql.update(check, LocalDateTime.now(ZoneOffset.UTC), id);
    work.check(id, 2);
    awaitStatus(id, Status.DONE);
    toFirst.assertReceived("behind it in the queue", "inserted");
    assertThat(
            sql.number(
                "select count(*) from bulk_message where checked_at is not null and id = ?", id))
        .isZero();
  }

  @Test
  void pagesAreCountedWhereverTheyWait() throws Exception {
    long before = backlog.waiting();
    long id = bulks.insert(college, "inserted", Status.SENDING, Instant.now());
    bulks.insertPage(id, 0, first, "QUEUED");
    bulks.insertPage(id, 1, second, "DONE");
    assertThat(backlog.waiting()).isEqualTo(before + 1);
    bulkMessages.cancel(id);
    assertThat(backlog.waiting()).isEqualTo(before);
  }

  @Test
  void aPageThatIsDeliveredTwiceReachesItsRecipientsOnce() throws Exception {
    long id = bulks.insert(college, "inserted", Status.SENDING, Instant.now());
    bulks.insertPage(id, 0, first, "QUEUED");
    bulks.insertPage(id, 1, second, "QUEUED");

    work.send(id, 0);
    work.send(id, 0);
    assertThat(bulkMessages.get(id).status()).isEqualTo(Status.SENDING);
    work.send(id, 1);
    work.send(id, 1);

    assertProgress(id, 2, 2, 0);
    assertThat(bulkMessages.get(id).status()).isEqualTo(Status.DONE);
    toFirst.assertReceived("inserted");
    toSecond.assertReceived("inserted");
    assertThat(bulks.copies(id, first)).isEqualTo(1);
    assertThat(bulks.copies(id, second)).isEqualTo(1);
  }

  @Test
  void anAudienceThatIsSplitTwiceIsSentOnce() {
    long id = create("split again");
    awaitStatus(id, Status.DONE);

    work.split(id);
    work.send(id, 0);

    assertProgress(id, 2, 2, 0);
    toFirst.assertReceived("split again");
  }

  @Test
  void oneThatAlwaysFailsSaysWhyAndCanBeTriedAgain() throws Exception {
    long next = sql.number("select coalesce(max(id), 0) + 1 from bulk_message");
    sql.update(
        "alter table notification add constraint poisoned"
            + " check (bulk_message_id is null or bulk_message_id < "
            + next
            + ")");
    long id;
    try {
      id = create("poisoned");
      awaitStatus(id, Status.FAILED);
    } finally {
      sql.update("alter table notification drop constraint poisoned");
    }
    assertThat(bulkMessages.get(id).reason().orElseThrow())
        .startsWith("Tried 5 times")
        .contains("the database refused it")
        .doesNotContainIgnoringCase("poisoned");
    assertProgress(id, 2, 0, 0);
    assertThat(toFirst.frames()).isEmpty();

    bulkMessages.retry(id);

    awaitStatus(id, Status.DONE);
    assertThat(bulkMessages.get(id).reason()).isEmpty();
    assertProgress(id, 2, 2, 0);
    toFirst.assertReceived("poisoned");
    toSecond.assertReceived("poisoned");
  }
}
