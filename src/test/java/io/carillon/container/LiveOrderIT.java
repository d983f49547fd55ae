package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.core.Caller;
import io.carillon.delivery.SessionRegistry;
import io.carillon.notification.Announcement;
import io.carillon.notification.Notifications;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ids of announcements rise in the order of commits, and so do those of live frames. */
class LiveOrderIT extends InPayaraMicro {

  private static final int LIMIT_SECONDS = 30;
  private static final int THREADS = 4;
  private static final int EACH = 100;

  @Inject private Notifications notifications;
  @Inject private SessionRegistry registry;
  @Inject private UserTransaction transaction;
  @Inject private People people;
  @Inject private Sql sql;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService threads;

  private Caller member;
  private Listener listener;

  @BeforeEach
  void connect() {
    member = people.memberOf(people.college());
    listener = Listener.connectCaughtUp(member, registry);
  }

  @AfterEach
  void disconnect() {
    listener.close();
  }

  private long announce(String message) {
    return notifications.toUser(
        member.userId(), new Announcement("title", message, "alert", Optional.empty()));
  }

  private List<Long> ids() {
    return listener.frames().stream().map(frame -> frame.getJsonNumber("id").longValue()).toList();
  }

  @Test
  void whoCommitsLaterHasTheGreaterIdHoweverLongTheOtherTakes() throws Exception {
    transaction.begin();
    long first = announce("first");
    CompletableFuture<Long> other =
        CompletableFuture.supplyAsync(() -> announce("second"), threads);
    sql.awaitBlockedSession();
    long firstToo = announce("first, too");
    notifications.toPage(
        bulkMessage(),
        List.of(member.userId()),
        new Announcement("title", "in bulk", "message", Optional.empty()));
    List<Long> meanwhile = List.copyOf(ids());
    transaction.commit();
    long second = other.get(LIMIT_SECONDS, TimeUnit.SECONDS);

    assertThat(meanwhile).isEmpty();
    listener.assertReceived("first", "first, too", "in bulk", "second");
    assertThat(ids()).containsExactly(first, firstToo, firstToo + 1, second).isSorted();
  }

  private long bulkMessage() throws Exception {
    long id = sql.number("select coalesce(max(id), 0) + 1000 from bulk_message");
    sql.update(
        "insert into bulk_message (id, college_id, listed, title, message, status, total, sent,"
            + " failed, created_at, progressed_at)"
            + " values (?, ?, 0, 't', 'm', 'DONE', 1, 1, 0, current_timestamp, current_timestamp)",
        id,
        member.collegeId().orElseThrow());
    return id;
  }

  @Test
  void aRollbackHoldsNobodyUp() throws Exception {
    transaction.begin();
    long lost = announce("lost");
    transaction.rollback();
    long kept = announce("kept");

    listener.assertReceived("kept");
    assertThat(kept).isEqualTo(lost);
  }

  @Test
  void framesComeInTheOrderOfIdsHoweverManyCommitAtTheSameTime() {
    List<CompletableFuture<Void>> announcing = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      announcing.add(
          CompletableFuture.runAsync(
              () -> IntStream.range(0, EACH).forEach(i -> announce("a" + i)), threads));
    }
    announcing.forEach(CompletableFuture::join);

    await().until(() -> listener.frames().size() == THREADS * EACH);
    assertThat(ids()).isSorted().doesNotHaveDuplicates();
  }
}
