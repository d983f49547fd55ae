package io.carillon.delivery;

import java.util.List;

/** Carries frames to all nodes that share the database, this one included. */
public interface NodeBus {

  /**
   * Hands a frame to whoever is in its rooms, on this node and on the others, where each frame
   * comes once and those of a series with rising ids. Never blocks, never throws.
   */
  void publish(LiveFrame frame);

  /** Whether the other nodes can be reached, if there may be any. */
  boolean connected();

  /**
   * Asks the other nodes a {@link NodeQuestion}.
   *
   * @return what those answered that did so within a second or two
   */
  List<String> askOthers(String question, String detail);
}
