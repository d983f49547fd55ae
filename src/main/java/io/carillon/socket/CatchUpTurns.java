package io.carillon.socket;

import io.carillon.core.ByteBudget;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Missed;
import io.carillon.delivery.Replay;
import io.carillon.delivery.SeriousErrors;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import io.carillon.wire.FrameCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Who catches up when. One connection of a person at a time; what is read for it is as much as a
 * client takes at once, and is read when the step before was taken. All that is read counts against
 * a budget, and waits while there is no room. A client that doesn't take a step in time reads too
 * slowly; meanwhile its person's other connections wait, and nobody else does.
 *
 * <p>What cannot be read ends the connection, so that its client comes back: going on would leave a
 * gap.
 */
final class CatchUpTurns {

  private static final Logger LOG = Logger.getLogger(CatchUpTurns.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** What is read is there as a row, as text and as the bytes that are sent. */
  private static final int COPIES = 3;

  private final FrameCodec codec;
  private final ByteBudget budget;
  private final Executor threads;
  private final SeriousErrors errors;
  private final LongSupplier nanoTime;

  private final OneByOne<Turn> byPerson = new OneByOne<>();
  private final Map<Connection, Turn> running = new ConcurrentHashMap<>();
  private final Queue<Turn> withoutRoom = new ConcurrentLinkedQueue<>();

  CatchUpTurns(
      FrameCodec codec,
      ByteBudget budget,
      Executor threads,
      SeriousErrors errors,
      LongSupplier nanoTime) {
    this.errors = errors;
    this.codec = codec;
    this.budget = budget;
    this.threads = threads;
    this.nanoTime = nanoTime;
  }

  void add(Connection connection, Missed missed) {
    Turn turn = new Turn(connection, missed);
    if (byPerson.add(turn.userId(), turn)) {
      begin(turn);
    }
  }

  private void begin(Turn turn) {
    running.put(turn.connection, turn);
    execute(turn);
  }

  /** The connection has ended: the next of its person has its turn at once. */
  void ended(Connection connection) {
    Turn turn = running.get(connection);
    if (turn != null) {
      turn.end();
    }
  }

  void endOverdue() {
    long now = nanoTime.getAsLong();
    running.values().stream()
        .filter(turn -> turn.overdue(now))
        .forEach(turn -> turn.close(CloseCode.TOO_SLOW));
    goOn();
  }

  /** Those that found no room try again. */
  private void goOn() {
    for (int left = withoutRoom.size(); left > 0; left--) {
      Turn next = withoutRoom.poll();
      if (next != null) {
        execute(next);
      }
    }
  }

  private void execute(Turn turn) {
    try {
      threads.execute(turn::step);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "Too many clients are catching up", e);
      turn.close(CloseCode.GOING_AWAY);
    }
  }

  private final class Turn {

    private final Connection connection;
    private final Missed missed;
    private Replay replay;
    private long held;
    private boolean ended;
    private boolean given;
    private long givenNanos;

    Turn(Connection connection, Missed missed) {
      this.connection = connection;
      this.missed = missed;
    }

    long userId() {
      return connection.access().caller().userId();
    }

    private void step() {
      if (connection.ended()) {
        end();
        return;
      }
      try {
        readStep();
      } catch (RuntimeException | Error e) {
        LOG.log(
            Level.WARNING,
            e,
            () -> "What user %d has missed could not be read".formatted(userId()));
        close(CloseCode.GOING_AWAY);
        errors.note(e);
      }
    }

    private void readStep() {
      long lastSeen = connection.lastSeen().orElseThrow();
      if (replay == null) {
        replay =
            Replay.of(
                missed.newestFirst(connection.access().caller(), lastSeen),
                lastSeen,
                missed::newestId);
      }
      Replay.Step step = replay.steps().peek();
      if (step != null && !holds(COPIES * step.bytes())) {
        withoutRoom.add(this);
        return;
      }
      List<EncodedFrame> frames = new ArrayList<>();
      if (step != null) {
        replay.steps().remove();
        missed.between(connection.access().caller(), step.first(), step.last()).stream()
            .map(codec::encode)
            .map(EncodedFrame::forCatchingUp)
            .forEach(frames::add);
      }
      boolean last = replay.steps().isEmpty();
      if (last) {
        frames.add(codec.encode(replay.end()));
      }
      give(frames, last);
    }

    private void give(List<EncodedFrame> frames, boolean last) {
      synchronized (this) {
        given = true;
        givenNanos = nanoTime.getAsLong();
      }
      connection.replay(frames, last, last ? this::end : this::taken);
    }

    private synchronized boolean overdue(long now) {
      return given && now - givenNanos > PATIENCE.toNanos();
    }

    private synchronized boolean holds(long bytes) {
      long counted = Math.min(bytes, budget.share());
      if (ended || !budget.take(userId(), counted)) {
        return false;
      }
      held = counted;
      return true;
    }

    /** The client has this step. */
    private void taken() {
      synchronized (this) {
        given = false;
        giveBack();
      }
      execute(this);
      goOn();
    }

    private void giveBack() {
      budget.giveBack(userId(), held);
      held = 0;
    }

    private void close(CloseCode why) {
      connection.close(why);
      end();
    }

    /** It is over, and the person's next connection has its turn. */
    private void end() {
      synchronized (this) {
        if (ended) {
          return;
        }
        ended = true;
        giveBack();
      }
      running.remove(connection);
      byPerson.remove(userId(), this).ifPresent(CatchUpTurns.this::begin);
    }
  }
}
