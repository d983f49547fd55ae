package io.carillon.delivery;

import io.carillon.core.Sized;
import io.carillon.wire.ServerFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * How a client is sent what it has missed: in steps, each read when the client has taken the one
 * before, and the {@code caught_up} frame that ends it.
 */
public final class Replay {

  private static final int MOST = 1_000;
  private static final long MOST_BYTES = 4 << 20;
  private static final long STEP_BYTES = 64 << 10;

  /** How many to ask the database for: one more tells that there are more. */
  public static final int LOOK_FOR = MOST + 1;

  /**
   * What is read at a time: all ids from one to another.
   *
   * @param bytes about how much that is
   */
  public record Step(long first, long last, long bytes) {}

  private final Queue<Step> steps;
  private final ServerFrame.CaughtUp end;

  private Replay(Queue<Step> steps, ServerFrame.CaughtUp end) {
    this.steps = steps;
    this.end = end;
  }

  /**
   * The newest thousand, of 4 MiB at most. A client that has seen more than there is, since the
   * database was restored, is told where to go on from.
   *
   * @param newestFirst the newest {@link #LOOK_FOR} with an id greater than {@code lastSeen}
   * @param newestId the greatest id given out to anybody; asked when nothing was missed
   */
  public static Replay of(List<Sized> newestFirst, long lastSeen, LongSupplier newestId) {
    List<Sized> sent = new ArrayList<>();
    long bytes = 0;
    for (Sized one : newestFirst) {
      bytes += one.bytes();
      if (sent.size() == MOST || bytes > MOST_BYTES) {
        break;
      }
      sent.add(one);
    }
    long newest = sent.isEmpty() ? newestId.getAsLong() : sent.get(0).id();
    if (sent.isEmpty()) {
      boolean known = lastSeen <= newest;
      return new Replay(
          new ArrayDeque<>(), new ServerFrame.CaughtUp(known ? lastSeen : newest, known));
    }
    boolean complete = sent.size() == newestFirst.size();
    Collections.reverse(sent);
    return new Replay(steps(sent), new ServerFrame.CaughtUp(newest, complete));
  }

  private static Queue<Step> steps(List<Sized> oldestFirst) {
    Queue<Step> steps = new ArrayDeque<>();
    for (int from = 0, to; from < oldestFirst.size(); from = to) {
      long bytes = oldestFirst.get(from).bytes();
      for (to = from + 1; to < oldestFirst.size(); to++) {
        if (bytes + oldestFirst.get(to).bytes() > STEP_BYTES) {
          break;
        }
        bytes += oldestFirst.get(to).bytes();
      }
      steps.add(new Step(oldestFirst.get(from).id(), oldestFirst.get(to - 1).id(), bytes));
    }
    return steps;
  }

  /** Those that are still to be read, oldest first. */
  public Queue<Step> steps() {
    return steps;
  }

  /** What follows the last step. */
  public ServerFrame.CaughtUp end() {
    return end;
  }
}
