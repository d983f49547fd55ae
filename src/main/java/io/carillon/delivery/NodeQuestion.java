package io.carillon.delivery;

/** Something that nodes can be asked; each answers for itself. Beans, found by their name. */
public interface NodeQuestion {

  /** The same on all nodes. */
  String name();

  /**
   * The answer of this node. Other nodes wait for it: soon.
   *
   * @param detail as it was asked
   */
  String answer(String detail);
}
