package io.carillon.delivery;

import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Sends a frame to everyone in some rooms, on every node: encoded once, put in each outbox. Call it
 * after commit only. Never blocks on a client.
 */
@Dependent
public class DeliveryHub {

  private final NodeBus bus;
  private final FrameCodec codec;

  @Inject
  public DeliveryHub(NodeBus bus, FrameCodec codec) {
    this.bus = bus;
    this.codec = codec;
  }

  /**
   * Call it with rising ids.
   *
   * @param id of what the frame is about
   */
  public void deliver(Series series, long id, List<Room> rooms, ServerFrame frame) {
    bus.publish(new LiveFrame(series, id, rooms, codec.encode(frame)));
  }
}
