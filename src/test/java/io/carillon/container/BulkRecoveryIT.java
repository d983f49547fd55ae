package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.bulk.BulkMessage.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A bulk message that something went wrong with goes on, and nobody gets it twice. */
class BulkRecoveryIT extends CollegeOfTwo {

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
        .containsIgnoringCase("poisoned");
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
