package io.carillon.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.wire.EncodedFrame;
import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DeliveryHubTest {

  private final SessionRegistry registry = new SessionRegistry();
  private final List<EncodedFrame> published = new ArrayList<>();
  private final DeliveryHub hub =
      new DeliveryHub(registry, (room, frame) -> published.add(frame), new FrameCodec(100));

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
    hub.deliver(Room.chatOf(1), new ServerFrame.Error("x"));

    assertThat(laptop.sent).hasSize(1).isEqualTo(phone.sent);
    assertThat(other.sent).isEmpty();
  }

  @Test
  void encodesOnceForAllConnectionsAndTheBus() {
    RecordingTransport laptop = device(1);
    RecordingTransport phone = device(1);
    hub.deliver(Room.chatOf(1), new ServerFrame.Error("x"));

    assertThat(laptop.sent.get(0)).isSameAs(phone.sent.get(0));
    assertThat(published)
        .singleElement()
        .extracting(EncodedFrame::json)
        .isSameAs(laptop.sent.get(0));
  }

  @Test
  void tellsAnnouncementsIdsOnlyToThoseWhoAskedForWhatTheyMissed() {
    RecordingTransport plain = device(1);
    RecordingTransport back = new RecordingTransport(true);
    Connection connection = joined(Connections.of(1, OptionalLong.of(7), 8, registry::leave));
    connection.attach(back);
    connection.replay(List.of());
    hub.deliver(Room.chatOf(1), new ServerFrame.Notify("t", "m", "alert", "now", null, 8L));

    assertThat(plain.sent).singleElement().asString().doesNotContain("\"id\"");
    assertThat(back.sent).singleElement().asString().contains("\"id\":8");
  }

  @Test
  void doesNotSendBackToTheBusWhatCameFromIt() {
    RecordingTransport laptop = device(1);
    hub.deliverHere(Room.chatOf(1), new EncodedFrame("x"));

    assertThat(laptop.sent).containsExactly("x");
    assertThat(published).isEmpty();
  }

  @Test
  void aClientThatFailsDoesNotKeepTheOthersFromTheirFrame() {
    Connection failing = Connections.of(1, 1, registry::leave);
    registry.join(failing);
    hub.deliver(Room.chatOf(1), new ServerFrame.Error("fills the outbox"));
    RecordingTransport laptop = device(1);
    hub.deliver(Room.chatOf(1), new ServerFrame.Error("x"));

    assertThat(laptop.sent).hasSize(1);
    assertThat(registry.rooms().in(Room.chatOf(1))).doesNotContain(failing);
  }
}
