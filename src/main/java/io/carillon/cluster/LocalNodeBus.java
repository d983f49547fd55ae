package io.carillon.cluster;

import io.carillon.delivery.NodeBus;
import io.carillon.delivery.Room;
import io.carillon.wire.EncodedFrame;
import jakarta.enterprise.context.ApplicationScoped;

/** The bus of a node that is alone. */
@ApplicationScoped
public class LocalNodeBus implements NodeBus {

  @Override
  public void publish(Room room, EncodedFrame frame) {
    // There is no other node to hand it to: SingleNode refuses a second one.
  }
}
