package io.carillon.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DeliveryHubTest {

  private final SessionRegistry registry = new SessionRegistry(new Rooms());
  private final List<LiveFrame> published = new ArrayList<>();
  private final DeliveryHub hub = new DeliveryHub(new RecordingBus(), new FrameCodec(100, 300));

  /** Of one node, with a book of what went over it. */
  private final class RecordingBus implements NodeBus {

    @Override
    public void publish(LiveFrame frame) {
      published.add(frame);
      registry.rooms().deliver(frame);
    }

    @Override
    public boolean connected() {
      return true;
    }

    @Override
    public List<String> askOthers(String question, String detail) {
      return List.of();
    }
  }

  private void deliver(ServerFrame frame) {
    hub.deliver(Series.MESSAGES, published.size() + 1, List.of(Room.chatOf(1)), frame);
  }

  private RecordingTransport device(long userId) {
    RecordingTransport transport = new RecordingTransport(true);
    joined(Connections.of(userId, 8, registry::leave)).attach(transport);
    return transport;
  }

  private Connection joined(Connection connection) {
    registry.join(connection);
    return connection;
  }

  @Test
  void sendsToEveryDeviceInTheRoomAndToNobodyElse() {
    RecordingTransport laptop = device(1);
    RecordingTransport phone = device(1);
    RecordingTransport other = device(2);
    deliver(new ServerFrame.Error("x"));

    assertThat(laptop.sent).hasSize(1).isEqualTo(phone.sent);
    assertThat(other.sent).isEmpty();
  }

  @Test
  void encodesOnceForAllConnectionsAndTheBus() {
    RecordingTransport laptop = device(1);
    RecordingTransport phone = device(1);
    deliver(new ServerFrame.Error("x"));

    assertThat(laptop.sent.get(0)).isSameAs(phone.sent.get(0));
    assertThat(published)
        .singleElement()
        .extracting(live -> live.frame().json())
        .isSameAs(laptop.sent.get(0));
  }

  @Test
  void tellsAnnouncementsIdsOnlyToThoseWhoAskedForWhatTheyMissed() {
    RecordingTransport plain = device(1);
    RecordingTransport back = new RecordingTransport(true);
    Connection connection = joined(Connections.of(1, OptionalLong.of(7), 8, registry::leave));
    connection.attach(back);
    connection.replay(List.of(), true, () -> {});
    deliver(new ServerFrame.Notify("t", "m", "alert", "now", null, 8L));

    assertThat(plain.sent).singleElement().asString().doesNotContain("\"id\"");
    assertThat(back.sent).singleElement().asString().contains("\"id\":8");
  }

  @Test
  void aClientThatFailsDoesNotKeepTheOthersFromTheirFrame() {
    Connection failing = Connections.of(1, 1, registry::leave);
    registry.join(failing);
    deliver(new ServerFrame.Error("fills the outbox"));
    RecordingTransport laptop = device(1);
    deliver(new ServerFrame.Error("x"));

    assertThat(laptop.sent).hasSize(1);
    assertThat(registry.rooms().in(Room.chatOf(1))).doesNotContain(failing);
  }
}
