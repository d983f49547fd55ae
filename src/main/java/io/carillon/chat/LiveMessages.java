package io.carillon.chat;

import io.carillon.config.IdCounter;
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
import java.util.List;
import javax.sql.DataSource;

/** Messages as live frames, for the receivers that are connected here. */
@ApplicationScoped
public class LiveMessages implements LiveSource {

  private static final int MOST = 1_000;
  private static final String BETWEEN =
      "select m, sender.fullName from ChatMessage m join User sender on sender.id = m.senderId"
          + " where m.id > :after and m.id <= :upTo order by m.id";

  @PersistenceContext(unitName = "carillon")
  private EntityManager entities;

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Inject private IdCounter ids;
  @Inject private SessionRegistry registry;
  @Inject private FrameCodec codec;

  private record Sent(ChatMessage message, String senderName) {

    Room room() {
      return Room.chatOf(message.receiverId());
    }
  }

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
    List<Sent> sent =
        entities
            .createQuery(BETWEEN, Object[].class)
            .setParameter("after", after)
            .setParameter("upTo", upTo)
            .setMaxResults(MOST)
            .getResultStream()
            .map(row -> new Sent((ChatMessage) row[0], (String) row[1]))
            .toList();
    Rooms rooms = registry.rooms();
    return new Found(
        sent.stream().filter(one -> !rooms.in(one.room()).isEmpty()).map(this::frame).toList(),
        sent.size() < MOST ? upTo : sent.get(MOST - 1).message().id());
  }

  private LiveFrame frame(Sent one) {
    return new LiveFrame(
        series(),
        one.message().id(),
        List.of(one.room()),
        codec.encode(MissedMessages.frame(one.message(), one.senderName())));
  }
}
