package io.carillon.cluster;

import io.carillon.delivery.LiveFrame;
import io.carillon.delivery.NodeBus;
import io.carillon.delivery.Rooms;
import java.util.List;

/** The bus of a node that is alone: straight into the rooms. */
final class LocalNodeBus implements NodeBus {

  private final Rooms rooms;

  LocalNodeBus(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public void publish(LiveFrame frame) {
    rooms.deliver(frame);
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
