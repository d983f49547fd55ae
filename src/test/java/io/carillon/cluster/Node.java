package io.carillon.cluster;

import io.carillon.delivery.Connection;
import io.carillon.delivery.Connections;
import io.carillon.delivery.LiveFrame;
import io.carillon.delivery.NodeBus;
import io.carillon.delivery.RecordingTransport;
import io.carillon.delivery.Rooms;
import io.carillon.delivery.SessionRegistry;
import java.util.List;
import java.util.function.Function;

/** A node with a bus and one client on it. */
final class Node {

  private static final int OUTBOX = 100_000;

  final NodeBus bus;
  private final RecordingTransport client = new RecordingTransport(true);

  Node(Function<SessionRegistry, NodeBus> bus) {
    SessionRegistry registry = new SessionRegistry(new Rooms());
    Connection connection = Connections.of(Frames.RECEIVER, OUTBOX, registry::leave);
    registry.join(connection);
    connection.attach(client);
    this.bus = bus.apply(registry);
  }

  void publish(LiveFrame frame) {
    bus.publish(frame);
  }

  /** The ids of the frames that the client got, in their order. */
  List<Long> received() {
    return client.sent.stream().map(Long::valueOf).toList();
  }
}
