package io.carillon.notification;

import io.carillon.delivery.AfterCommit;
import io.carillon.delivery.DeliveryHub;
import io.carillon.delivery.Room;
import io.carillon.wire.ServerFrame;
import io.carillon.wire.Timestamps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Announces: the inbox row is part of the caller's transaction, the live frame follows its commit.
 * A crash between the two costs the live frame, never the inbox.
 */
@ApplicationScoped
public class Notifications {

  @Inject private NotificationStore store;
  @Inject private AfterCommit afterCommit;
  @Inject private DeliveryHub hub;

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

  private long announce(Recipients recipients, Collection<Room> rooms, Announcement announcement) {
    Instant now = Timestamps.now();
    long id = store.insert(recipients, announcement, now);
    ServerFrame frame =
        new ServerFrame.Notify(
            announcement.title(),
            announcement.message(),
            announcement.type(),
            Timestamps.seconds(now),
            announcement.data().orElse(null));
    afterCommit.run(() -> hub.deliver(rooms, frame));
    return id;
  }
}
