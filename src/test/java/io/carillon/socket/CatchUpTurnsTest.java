package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.ByteBudget;
import io.carillon.core.Caller;
import io.carillon.core.Sized;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Connections;
import io.carillon.delivery.Missed;
import io.carillon.delivery.SeriousErrors;
import io.carillon.delivery.Transport;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import io.carillon.wire.FrameCodec;
import io.carillon.wire.ServerFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CatchUpTurnsTest {

  private static final int EACH = 60_000;

  private final AtomicLong now = new AtomicLong();
  private final ByteBudget budget = new ByteBudget(8 * 4 * EACH);
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final SeriousErrors errors = new SeriousErrors();
  private final CatchUpTurns turns =
      new CatchUpTurns(new FrameCodec(10, 30), budget, tasks::add, errors, now::get);
  private final Rows missed = new Rows(3);
  private final Client client = new Client();
  private final Client sameUsers = new Client();
  private final Client another = new Client();

  private Connection connect(long userId, Client with) {
    Connection connection = Connections.of(userId, OptionalLong.of(0), 8, ended -> {});
    connection.attach(with);
    turns.add(connection, missed);
    return connection;
  }

  private void run() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  @Test
  void readsTheNextStepWhenTheClientHasTakenTheOneBefore() {
    connect(1, client);
    run();
    assertThat(client.got).hasSize(1);
    assertThat(missed.read).containsExactly(1L);
    client.take();
    run();
    assertThat(missed.read).containsExactly(1L, 2L);
    client.take();
    run();
    client.take();
    run();

    assertThat(client.got).hasSize(4);
    assertThat(client.got.get(3)).contains("caught_up").contains("true");
    assertThat(budget.held()).isZero();
  }

  @Test
  void aPersonsConnectionsTakeTurns() {
    connect(1, client);
    connect(1, sameUsers);
    connect(2, another);
    run();
    assertThat(client.got).hasSize(1);
    assertThat(another.got).hasSize(1);
    for (int step = 0; step < 3; step++) {
      assertThat(sameUsers.got).isEmpty();
      client.take();
      run();
    }

    assertThat(client.got).hasSize(4);
    assertThat(sameUsers.got).hasSize(1);
  }

  @Test
  void oneThatHasGoneLeavesItsTurnToTheNext() {
    Connection gone = connect(1, client);
    connect(1, sameUsers);
    run();
    gone.gone();
    turns.ended(gone);
    run();

    assertThat(sameUsers.got).hasSize(1);
    assertThat(budget.held()).isEqualTo(3 * EACH);
  }

  @Test
  void oneThatDoesNotReadIsClosedAndLeavesItsTurnToTheNext() {
    Connection slow = connect(1, client);
    connect(1, sameUsers);
    run();
    now.addAndGet(Duration.ofSeconds(14).toNanos());
    turns.endOverdue();
    assertThat(slow.ended()).isFalse();
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    turns.endOverdue();
    run();

    assertThat(slow.closedWith()).contains(CloseCode.TOO_SLOW);
    assertThat(sameUsers.got).hasSize(1);
  }

  @Test
  void readsNothingWhileTooMuchIsHeldAndGoesOnThen() {
    assertThat(budget.take(7, 4 * EACH)).isTrue();
    assertThat(budget.take(8, 7 * EACH / 2)).isTrue();
    assertThat(budget.take(9, 3 * EACH)).isTrue();
    connect(1, client);
    run();
    assertThat(client.got).isEmpty();
    turns.endOverdue();
    run();
    assertThat(client.got).isEmpty();
    budget.giveBack(9, 3 * EACH);
    turns.endOverdue();
    run();

    assertThat(client.got).hasSize(1);
  }

  @Test
  void anErrorEndsTheConnectionItIsForAndNoOther() {
    missed.fault = new OutOfMemoryError("tried");
    Connection failed = connect(1, client);
    run();
    missed.fault = null;
    connect(1, sameUsers);
    run();

    assertThat(failed.closedWith()).contains(CloseCode.GOING_AWAY);
    assertThat(errors.count()).isEqualTo(1);
    assertThat(sameUsers.got).hasSize(1);
    assertThat(budget.held()).isEqualTo(3 * EACH);
  }

  /** So many, each as large as a step. */
  private static final class Rows implements Missed {

    private final int count;
    private final List<Long> read = new ArrayList<>();
    private Error fault;

    Rows(int count) {
      this.count = count;
    }

    @Override
    public List<Sized> newestFirst(Caller caller, long lastSeen) {
      if (fault != null) {
        throw fault;
      }
      return LongStream.iterate(count, id -> id > lastSeen, id -> id - 1)
          .mapToObj(id -> new Sized(id, EACH))
          .toList();
    }

    @Override
    public long newestId() {
      return count;
    }

    @Override
    public List<ServerFrame> between(Caller caller, long first, long last) {
      assertThat(last).isEqualTo(first);
      read.add(first);
      return List.of(new ServerFrame.ChatMessage(first, 1, "n", "m", null, "t"));
    }
  }

  /** Takes what it is sent when it is told to. */
  private static final class Client implements Transport {

    private final List<String> got = new ArrayList<>();
    private final Queue<Completion> sends = new ArrayDeque<>();

    @Override
    public void send(List<EncodedFrame> frames, Completion completion) {
      frames.forEach(frame -> got.add(frame.json()));
      sends.add(completion);
    }

    void take() {
      sends.remove().sent();
    }

    @Override
    public boolean ping() {
      return true;
    }

    @Override
    public void close(CloseCode code) {
      // Seen by its connection.
    }
  }
}
