package io.carillon.chat;

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
import javax.sql.DataSource;

/** Messages as live frames, for the receivers that are connected here. */
@ApplicationScoped
public class LiveMessages implements LiveSource {

  private static final int MOST = 1_000;

  /** What is read at a time: everybody's messages may be missing. */
  private static final long MOST_BYTES = 1 << 20;

  private static final String SIZES =
      "select m.id, m.receiverId, "
          + ChatMessage.BYTES
          + " from ChatMessage m where m.id > :after and m.id <= :upTo order by m.id";
  private static final String OF_THESE =
      "select m, sender.fullName from ChatMessage m join User sender on sender.id = m.senderId"
          + " where m.id in :ids order by m.id";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Inject private IdCounter ids;
  @Inject private SessionRegistry registry;
  @Inject private FrameCodec codec;

  @Override
  public Series series() {
    return Series.MESSAGES;
  }

  @Override
  public long lastId() {
    return ids.last(dataSource, series().counter());
  }

  @Override
  public Found between(long after, long upTo) {
    List<Object[]> rows =
        entities
            .createQuery(SIZES, Object[].class)
            .setParameter("after", after)
            .setParameter("upTo", upTo)
            .setMaxResults(MOST)
            .getResultList();
    Rooms rooms = registry.rooms();
    List<Long> wanted = new ArrayList<>();
    long bytes = 0;
    long last = after;
    for (Object[] row : rows) {
      if (!rooms.in(Room.chatOf((Long) row[1])).isEmpty()) {
        bytes += ChatMessage.bytes(row[2]);
        if (bytes > MOST_BYTES && !wanted.isEmpty()) {
          return new Found(frames(wanted), last);
        }
        wanted.add((Long) row[0]);
      }
      last = (Long) row[0];
    }
    return new Found(frames(wanted), rows.size() < MOST ? upTo : last);
  }

  /** In their order. */
  private List<LiveFrame> frames(List<Long> ids) {
    return Slices.of(ids)
        .flatMap(
            slice ->
                entities
                    .createQuery(OF_THESE, Object[].class)
                    .setParameter("ids", slice)
                    .getResultStream())
        .map(row -> frame((ChatMessage) row[0], (String) row[1]))
        .toList();
  }

  private LiveFrame frame(ChatMessage message, String senderName) {
    return new LiveFrame(
        series(),
        message.id(),
        List.of(Room.chatOf(message.receiverId())),
        codec.encode(MissedMessages.frame(message, senderName)));
  }
}
