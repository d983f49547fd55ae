package io.carillon.cluster;

import java.util.List;

class LocalNodeBusTest extends NodeBusContract {

  private final List<Node> nodes =
      List.of(new Node(registry -> new LocalNodeBus(registry.rooms())));

  @Override
  List<Node> nodes() {
    return nodes;
  }

  @Override
  void disconnect() {
    // There are no others.
  }
}
