package io.carillon.delivery;

import java.util.List;

/** A series as the database has it, for what a node wasn't told of. */
public interface LiveSource {

  /**
   * Some of what is committed.
   *
   * @param frames those with somebody in their rooms here, ids rising
   * @param upTo no more are missing up to this id
   */
  record Found(List<LiveFrame> frames, long upTo) {}

  Series series();

  /** The greatest id that is committed; so are all below. */
  long lastId();

  /**
   * Reads what came after an id, not all of it when that is much.
   *
   * @param upTo a committed id
   */
  Found between(long after, long upTo);
}
