package io.carillon.delivery;

import io.carillon.wire.ServerFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;

/** What a client has missed, and the {@code caught_up} frame that ends it. */
public final class Replay {

  private static final int MOST = 1_000;

  /** How many frames to ask the database for: one more tells that there are more. */
  public static final int LOOK_FOR = MOST + 1;

  private Replay() {}

  /**
   * The frames to send, in their order: the newest thousand.
   *
   * @param newestFirst the newest {@link #LOOK_FOR} with an id greater than {@code lastSeen}
   */
  public static <F extends ServerFrame> List<ServerFrame> of(
      List<F> newestFirst, ToLongFunction<F> idOf, long lastSeen) {
    int sent = Math.min(MOST, newestFirst.size());
    List<ServerFrame> frames = new ArrayList<>(newestFirst.subList(0, sent));
    Collections.reverse(frames);
    long last = sent == 0 ? lastSeen : idOf.applyAsLong(newestFirst.get(0));
    frames.add(new ServerFrame.CaughtUp(last, sent == newestFirst.size()));
    return frames;
  }
}
