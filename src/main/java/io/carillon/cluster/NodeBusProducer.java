package io.carillon.cluster;

import io.carillon.config.Settings;
import io.carillon.delivery.NodeBus;
import io.carillon.delivery.Rooms;
import io.carillon.delivery.ThisNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The bus that the settings ask for. */
@ApplicationScoped
public class NodeBusProducer {

  /** Without a proxy: it is called for each frame. */
  @Produces
  @Singleton
  public NodeBus bus(Settings settings, Rooms rooms, ThisNode node) {
    return settings.cluster() ? new TopicBus(node.name(), rooms) : new LocalNodeBus(rooms);
  }
}
