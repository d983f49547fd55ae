package io.carillon.notification;

import io.carillon.delivery.AfterCommit;
import io.carillon.delivery.DeliveryHub;
import io.carillon.delivery.Room;
import io.carillon.delivery.Series;
import io.carillon.wire.ServerFrame;
import io.carillon.wire.Timestamps;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Announces: the inbox row is part of the caller's transaction, the live frame follows its commit.
 * A crash between the two costs the live frame, never the inbox.
 */
@ApplicationScoped
public class Notifications {

  private static final Logger LOG = Logger.getLogger(Notifications.class.getName());

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  @Inject private NotificationStore store;
  @Inject private AfterCommit afterCommit;
  @Inject private DeliveryHub hub;
  @Inject private AnnouncingTransactions announcing;

  private final LiveOrder live = new LiveOrder();

  /** To one user. Joins the caller's transaction, or runs its own. */
  @Transactional
  public long toUser(long userId, Announcement announcement) {
    return announce(
        new Recipients.User(userId), List.of(Room.notificationsOf(userId)), announcement);
  }

  /** To all members of a college. Joins the caller's transaction, or runs its own. */
  @Transactional
  public long toCollege(long collegeId, Announcement announcement) {
    return announce(
        new Recipients.College(collegeId),
        List.of(Room.notificationsOfCollege(collegeId)),
        announcement);
  }

  /** To a college, of a notice. Joins the caller's transaction, or runs its own. */
  @Transactional
  public long toReaders(Recipients.NoticeReaders readers, Announcement announcement) {
    return announce(
        readers, List.of(Room.notificationsOfCollege(readers.collegeId())), announcement);
  }

  /** Gives what was announced of a notice another text, without a second live frame. */
  @Transactional
  public void correct(long noticeId, String message) {
    store.correct(noticeId, message);
    untold(noticeId)
        .ifPresent(untold -> untold.updateAndGet(last -> last.map(it -> it.saying(message))));
  }

  /** Takes what was announced of a notice out of all inboxes. */
  @Transactional
  public void remove(long noticeId) {
    store.remove(noticeId);
    untold(noticeId).ifPresent(untold -> untold.set(Optional.empty()));
  }

  /** What this transaction has announced of the notice; it goes out with the commit only. */
  @SuppressWarnings("unchecked") // The key stands for one type.
  private Optional<AtomicReference<Optional<Announcement>>> untold(long noticeId) {
    return Optional.ofNullable(
        (AtomicReference<Optional<Announcement>>) transactions.getResource(new Untold(noticeId)));
  }

  private record Untold(long noticeId) {}

  /** To these recipients of a bulk message. Joins the caller's transaction, or runs its own. */
  @Transactional
  public void toPage(long bulkMessageId, Collection<Long> userIds, Announcement announcement) {
    long id =
        announce(
            new Recipients.BulkPage(bulkMessageId),
            userIds.stream().map(Room::notificationsOf).toList(),
            announcement);
    store.link(id, userIds);
  }

  private long announce(Recipients recipients, List<Room> rooms, Announcement announcement) {
    announcing.enter();
    Instant now = Timestamps.now();
    long id = store.insert(recipients, announcement, now);
    var untold = new AtomicReference<>(Optional.of(announcement));
    if (recipients instanceof Recipients.NoticeReaders readers) {
      transactions.putResource(new Untold(readers.noticeId()), untold);
    }
    LiveOrder.Place place = live.next(id);
    try {
      afterCommit.run(
          () ->
              place.fill(
                  () -> untold.get().ifPresent(it -> deliver(id, rooms, frame(id, it, now)))),
          place::leaveEmpty);
    } catch (RuntimeException e) {
      place.leaveEmpty(); // Whoever comes behind must not wait for ever.
      throw e;
    }
    return id;
  }

  private static ServerFrame frame(long id, Announcement announcement, Instant now) {
    return new ServerFrame.Notify(
        announcement.title(),
        announcement.message(),
        announcement.type(),
        Timestamps.seconds(now),
        announcement.data().orElse(null),
        id);
  }

  private void deliver(long id, List<Room> rooms, ServerFrame frame) {
    try {
      hub.deliver(Series.NOTIFICATIONS, id, rooms, frame);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A notification is stored but was not delivered", e);
    }
  }
}
