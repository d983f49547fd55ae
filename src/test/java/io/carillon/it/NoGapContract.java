package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.it.Rest.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client that loses its connection all the time, while others go on sending. */
@Tag("long")
abstract class NoGapContract {

  private static final int RECONNECTS = 200;
  private static final int MOST_FRAMES = 12;
  private static final int CUT_SHORT = 3;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final AtomicBoolean reconnecting = new AtomicBoolean(true);

  /** A server on the database in question. */
  abstract Carillon server();

  @Test
  void getsEveryMessageInOrder() {
    Campus campus = new Campus(new Rest(server()));
    Person sender = campus.student();
    Person receiver = campus.student();
    CompletableFuture<List<Long>> sending = whileReconnecting(() -> send(sender, receiver));
    Follower follower = new Follower();
    try {
      reconnect(follower, since -> ChatClient.connect(server(), receiver, since));
    } finally {
      reconnecting.set(false);
    }
    List<Long> sent = sending.join();
    try (ChatClient last = ChatClient.connect(server(), receiver, follower.since())) {
      follower.catchUp(last);
    }

    assertThat(sent.size()).isGreaterThan(RECONNECTS);
    assertThat(follower.ids()).isEqualTo(sent);
  }

  private List<Long> send(Person sender, Person receiver) {
    List<Long> ids = new ArrayList<>();
    try (ChatClient client = ChatClient.connect(server(), sender)) {
      while (reconnecting.get()) {
        ids.add(client.sendAccepted(receiver, "m" + ids.size()));
      }
    }
    return ids;
  }

  @Test
  void getsEveryAnnouncementInOrderThoughSeveralCommitAtTheSameTime() {
    Rest rest = new Rest(server());
    Campus campus = new Campus(rest);
    Person receiver = campus.student();
    Person staff = campus.staff();
    String bulk = "{\"college_id\":%d,\"title\":\"b\",\"message\":\"m\"}".formatted(campus.id());
    List<CompletableFuture<List<Long>>> sending =
        List.of(
            whileReconnecting(() -> announce(() -> campus.notify(receiver, "for you"))),
            whileReconnecting(() -> announce(() -> campus.notify(receiver, "for you"))),
            whileReconnecting(() -> announce(() -> campus.broadcast("for all"))),
            whileReconnecting(() -> announce(() -> BulkCall.send(rest, staff, bulk))));
    Follower follower = new Follower();
    try {
      reconnect(follower, since -> NotificationsClient.connect(server(), receiver, since));
    } finally {
      reconnecting.set(false);
    }
    sending.forEach(CompletableFuture::join);
    try (NotificationsClient last =
        NotificationsClient.connect(server(), receiver, follower.since())) {
      follower.catchUp(last);
    }

    assertThat(follower.ids()).hasSizeGreaterThan(RECONNECTS).isEqualTo(inbox(rest, receiver));
  }

  private List<Long> announce(Supplier<Long> one) {
    List<Long> ids = new ArrayList<>();
    while (reconnecting.get()) {
      ids.add(one.get());
    }
    return ids;
  }

  private static List<Long> inbox(Rest rest, Person person) {
    List<Long> ids = new ArrayList<>();
    List<Long> page = null;
    while (page == null || !page.isEmpty()) {
      long last = ids.isEmpty() ? 0 : ids.get(ids.size() - 1);
      page =
          rest.get(person, "/api/notifications?limit=200&after=" + last).is(200).items().stream()
              .map(item -> item.getJsonNumber("id").longValue())
              .toList();
      ids.addAll(page);
    }
    return ids;
  }

  private static CompletableFuture<List<Long>> whileReconnecting(Supplier<List<Long>> sending) {
    return CompletableFuture.supplyAsync(sending, task -> new Thread(task).start());
  }

  /** Each connection ends after a few live frames, one of three before it has caught up. */
  private static void reconnect(Follower follower, LongFunction<SocketClient> connect) {
    Random random = new Random(13);
    for (int i = 0; i < RECONNECTS; i++) {
      SocketClient client = connected(() -> connect.apply(follower.since()));
      if (random.nextInt(CUT_SHORT) > 0) {
        follower.catchUp(client);
        follower.followLive(client, random.nextInt(MOST_FRAMES));
      } else {
        follower.follow(client, random.nextInt(MOST_FRAMES));
      }
      if (random.nextBoolean()) {
        client.abort();
      } else {
        client.close();
      }
    }
  }

  /**
   * Whom the server has not yet seen go may count against the limit of connections for a moment.
   */
  private static SocketClient connected(Supplier<SocketClient> connect) {
    AtomicReference<SocketClient> client = new AtomicReference<>();
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              try {
                client.set(connect.get());
                return true;
              } catch (AssertionError refused) {
                assertThat(refused).hasStackTraceContaining("429");
                return false;
              }
            });
    return client.get();
  }
}
