package io.carillon.notification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.carillon.config.IdCounter;
import io.carillon.core.Slices;
import io.carillon.delivery.LiveFrame;
import io.carillon.delivery.LiveSource;
import io.carillon.delivery.Room;
import io.carillon.delivery.Rooms;
import io.carillon.delivery.Series;
import io.carillon.delivery.SessionRegistry;
import io.carillon.wire.FrameCodec;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Announcements as live frames, for the recipients that are connected here. */
@ApplicationScoped
public class LiveNotifications implements LiveSource {

  private static final int MOST = 200;

  private static final String BETWEEN =
      "select n from Notification n where n.id > :after and n.id <= :upTo order by n.id";
  private static final String LINKS =
      "select r.notificationId, r.userId from BulkRecipient r where r.userId in :users"
          + " and r.notificationId > :after and r.notificationId <= :upTo";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Inject private IdCounter ids;
  @Inject private SessionRegistry registry;
  @Inject private FrameCodec codec;

  @Override
  public Series series() {
    return Series.NOTIFICATIONS;
  }

  @Override
  public long lastId() {
    return ids.last(dataSource, series().counter());
  }

  @Override
  public Found between(long after, long upTo) {
    List<Notification> announced =
        entities
            .createQuery(BETWEEN, Notification.class)
            .setParameter("after", after)
            .setParameter("upTo", upTo)
            .setMaxResults(MOST)
            .getResultList();
    long last = announced.size() < MOST ? upTo : announced.get(MOST - 1).id();
    Map<Long, List<Room>> inBulk =
        announced.stream().anyMatch(Notification::inBulk) ? linked(after, last) : Map.of();
    Rooms rooms = registry.rooms();
    List<LiveFrame> frames = new ArrayList<>();
    for (Notification one : announced) {
      List<Room> audience =
          one.room().map(List::of).orElseGet(() -> inBulk.getOrDefault(one.id(), List.of()));
      List<Room> here = audience.stream().filter(room -> !rooms.in(room).isEmpty()).toList();
      if (!here.isEmpty()) {
        frames.add(new LiveFrame(series(), one.id(), here, codec.encode(one.frame())));
      }
    }
    return new Found(frames, last);
  }

  /** By notification; asked by user, which is how the links are indexed. */
  private Map<Long, List<Room>> linked(long after, long upTo) {
    List<Long> users =
        registry.all().stream().map(c -> c.access().caller().userId()).distinct().toList();
    return Slices.of(users)
        .flatMap(
            slice ->
                entities
                    .createQuery(LINKS, Object[].class)
                    .setParameter("users", slice)
                    .setParameter("after", after)
                    .setParameter("upTo", upTo)
                    .getResultStream())
        .collect(
            groupingBy(
                row -> (Long) row[0],
                mapping(row -> Room.notificationsOf((Long) row[1]), toList())));
  }
}
