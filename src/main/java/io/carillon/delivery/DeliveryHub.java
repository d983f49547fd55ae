package io.carillon.delivery;

import io.carillon.wire.EncodedFrame;
import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/**
 * Sends a frame to everyone in a room, on every node: encoded once, put in each outbox. Call it
 * after commit only. Never blocks on a client.
 */
@Dependent
public class DeliveryHub {

  private final Rooms rooms;
  private final NodeBus bus;
  private final FrameCodec codec;

  @Inject
  public DeliveryHub(SessionRegistry registry, NodeBus bus, FrameCodec codec) {
    this.rooms = registry.rooms();
    this.bus = bus;
    this.codec = codec;
  }

  public void deliver(Room room, ServerFrame frame) {
    deliver(List.of(room), frame);
  }

  /** The same frame to several rooms. */
  public void deliver(Collection<Room> audience, ServerFrame frame) {
    EncodedFrame encoded = codec.encode(frame);
    for (Room room : audience) {
      deliverHere(room, encoded);
      bus.publish(room, encoded);
    }
  }

  /** To this node's connections only: for frames that came from another node. */
  public void deliverHere(Room room, EncodedFrame frame) {
    rooms.in(room).forEach(connection -> connection.send(frame));
  }
}
