package io.carillon.delivery;

import io.carillon.wire.EncodedFrame;

/** Carries frames to the other nodes that share the database. A node doesn't hear itself. */
public interface NodeBus {

  /** Hands a frame on to whoever is in this room on other nodes. Never blocks, never throws. */
  void publish(Room room, EncodedFrame frame);
}
