package io.carillon.delivery;

import io.carillon.wire.ServerFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** What a client has missed, and the {@code caught_up} frame that ends it. */
public final class Replay {

  private static final int MOST = 1_000;

  /** How many frames to ask the database for: one more tells that there are more. */
  public static final int LOOK_FOR = MOST + 1;

  private Replay() {}

  /**
   * The frames to send, in their order: the newest thousand. A client that has seen more than there
   * is, since the database was restored, is told where to go on from.
   *
   * @param newestFirst the newest {@link #LOOK_FOR} with an id greater than {@code lastSeen}
   * @param newestId the greatest id given out to anybody; asked when nothing was missed
   */
  public static <F extends ServerFrame> List<ServerFrame> of(
      List<F> newestFirst, ToLongFunction<F> idOf, long lastSeen, LongSupplier newestId) {
    if (newestFirst.isEmpty()) {
      long newest = newestId.getAsLong();
      boolean complete = lastSeen <= newest;
      return List.of(new ServerFrame.CaughtUp(complete ? lastSeen : newest, complete));
    }
    int sent = Math.min(MOST, newestFirst.size());
    List<ServerFrame> frames = new ArrayList<>(newestFirst.subList(0, sent));
    Collections.reverse(frames);
    long last = idOf.applyAsLong(newestFirst.get(0));
    frames.add(new ServerFrame.CaughtUp(last, sent == newestFirst.size()));
    return frames;
  }
}
