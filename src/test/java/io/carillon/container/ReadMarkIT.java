package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.Caller;
import io.carillon.facade.NotificationFacade;
import io.carillon.notification.Inbox;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several of a user's devices mark their inbox as read at the same time. */
class ReadMarkIT extends InPayaraMicro {

  private static final int LIMIT_SECONDS = 30;

  @Inject private Inbox inbox;
  @Inject private NotificationFacade facade;
  @Inject private Entities entities;
  @Inject private UserTransaction transaction;
  @Inject private People people;
  @Inject private Sql sql;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  private ManagedExecutorService threads;

  private Caller user;
  private long earlier;
  private long later;

  @BeforeEach
  void notifyTwice() {
    user = people.memberOf(people.college());
    earlier = facade.sendNotification(user.userId(), "earlier", "text");
    later = facade.sendNotification(user.userId(), "later", "text");
  }

  @Test
  void theFirstMarksDontClash() throws Exception {
    markAtTheSameTime(earlier, later);

    assertThat(inbox.readUpTo(user).own()).isEqualTo(later);
  }

  @Test
  void theLaterMarkStands() throws Exception {
    inbox.markRead(user, earlier);
    long newest = facade.sendNotification(user.userId(), "newest", "text");

    markAtTheSameTime(newest, later);

    assertThat(inbox.readUpTo(user).own()).isEqualTo(newest);
  }

  private void markAtTheSameTime(long first, long second) throws Exception {
    transaction.begin();
    inbox.markRead(user, first);
    entities.manager().flush();
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> inbox.markRead(user, second), threads);
    sql.awaitBlockedSession();
    transaction.commit();
    other.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
