package io.carillon.bench.load;

import io.carillon.bench.client.Account;
import io.carillon.bench.client.Connector;
import io.carillon.bench.client.Endpoint;
import io.carillon.bench.client.EventLoop;
import io.carillon.bench.client.Opened;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Chat in a ring: each connection writes to the next one. In a closed loop each has so many
 * messages unfinished, at a rate they are sent by the clock.
 */
public final class ChatLoad {

  /**
   * What is sent.
   *
   * @param window unfinished messages of a connection, in a closed loop
   * @param rate messages a second over all connections; empty for a closed loop
   * @param textSize characters of a message's text
   * @param patience how long a message may take before nobody waits for it any more
   */
  public record Shape(int window, OptionalDouble rate, int textSize, Duration patience) {}

  private static final Duration CHECK = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final Shape shape;
  private final Ledger ledger;
  private final List<Talker> talkers;
  private final Opened connections;

  /** By talker: unfinished messages below this sequence are no longer waited for. */
  private final int[] givenUpBelow;

  private final EventLoop.Turn turn = this::turn;
  private Optional<Schedule> schedule = Optional.empty();
  private boolean sending;
  private int nextTalker;
  private long nextCheckNanos;

  /**
   * @param chat taken in turn
   */
  public ChatLoad(
      EventLoop loop, Connector connector, List<Endpoint> chat, List<Account> accounts, Shape shape)
      throws IOException {
    this.loop = loop;
    this.shape = shape;
    int count = accounts.size();
    ledger = new Ledger(count, this::finished);
    talkers =
        IntStream.range(0, count)
            .mapToObj(
                i -> {
                  Account next = accounts.get((i + 1) % count);
                  int before = (i + count - 1) % count;
                  return new Talker(i, before, next, ledger, shape.textSize());
                })
            .toList();
    givenUpBelow = new int[count];
    connections = connector.open(chat, accounts, talkers::get).orFail();
  }

  public void start() {
    long now = System.nanoTime();
    sending = true;
    nextCheckNanos = now + CHECK.toNanos();
    if (shape.rate().isPresent()) {
      schedule = Optional.of(new Schedule(now, shape.rate().getAsDouble()));
    } else {
      IntStream.range(0, talkers.size()).forEach(i -> send(i, shape.window(), now));
    }
    loop.add(turn);
  }

  /** A part of the run begins. */
  public Phase enterPhase() {
    Phase phase = new Phase();
    ledger.enter(phase);
    return phase;
  }

  /** Sends no more, waits for what is under way, and closes the account. */
  public Balance stop() throws IOException {
    sending = false;
    ledger.enter(new Phase());
    loop.remove(turn);
    loop.run(shape.patience(), ledger::allFinished);
    return ledger.balance();
  }

  public Opened connections() {
    return connections;
  }

  private long turn(long now) {
    if (schedule.isPresent()) {
      return sendDue(schedule.get(), now);
    }
    if (now - nextCheckNanos >= 0) {
      nextCheckNanos = now + CHECK.toNanos();
      IntStream.range(0, talkers.size()).forEach(i -> replaceLate(i, now));
    }
    return nextCheckNanos;
  }

  private long sendDue(Schedule clock, long now) {
    while (clock.due(now)) {
      send(nextTalker, clock.take(), now);
      nextTalker = (nextTalker + 1) % talkers.size();
    }
    return clock.next();
  }

  /** A message that never comes back must not slow its sender down for ever. */
  private void replaceLate(int talker, long now) {
    int[] late =
        ledger.unfinished(talker).stream()
            .filter(message -> now - message.scheduledNanos() > shape.patience().toNanos())
            .mapToInt(Message::sequence)
            .filter(sequence -> sequence >= givenUpBelow[talker])
            .toArray();
    for (int sequence : late) {
      givenUpBelow[talker] = Math.max(givenUpBelow[talker], sequence + 1);
    }
    send(talker, late.length, now);
  }

  private void finished(Message message) {
    boolean waitedFor = message.sequence() >= givenUpBelow[message.sender()];
    if (sending && schedule.isEmpty() && waitedFor) {
      send(message.sender(), 1, System.nanoTime());
    }
  }

  private void send(int talker, int count, long now) {
    for (int i = 0; i < count; i++) {
      send(talker, now, now);
    }
  }

  private void send(int talker, long scheduledNanos, long now) {
    talkers.get(talker).send(connections.clients().get(talker), scheduledNanos, now);
  }
}
