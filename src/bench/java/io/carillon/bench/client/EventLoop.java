package io.carillon.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * All sockets of the driver, served by the one thread that calls {@link #run}. Scenarios are plain
 * sequences of calls on that thread, and nothing in the driver needs a lock.
 */
public final class EventLoop implements AutoCloseable {

  /** Work of its own between two looks at the sockets. */
  @FunctionalInterface
  public interface Turn {
    /** Does what is due now, and answers when there is more, both in {@link System#nanoTime}. */
    long at(long now);
  }

  private static final Duration LONGEST_WAIT = Duration.ofMillis(20);
  private static final Duration SELECTOR_TICK = Duration.ofMillis(1);
  private static final Duration NAP = Duration.ofNanos(50_000);
  private static final int READ_SIZE = 64 << 10;

  private final Selector selector;
  private final ByteBuffer input = ByteBuffer.allocate(READ_SIZE);
  private final ArrayDeque<Client> unwritten = new ArrayDeque<>();
  private final List<Turn> turns = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom();

  public EventLoop() throws IOException {
    selector = Selector.open();
  }

  /** Has this called on every round from now on. */
  public void add(Turn turn) {
    turns.add(turn);
  }

  public void remove(Turn turn) {
    turns.remove(turn);
  }

  /** Serves the sockets until it is done, but no longer than this; answers whether it is done. */
  public boolean run(Duration most, BooleanSupplier done) throws IOException {
    long end = System.nanoTime() + most.toNanos();
    while (!done.getAsBoolean()) {
      long now = System.nanoTime();
      if (now - end >= 0) {
        return false;
      }
      long wait = Math.min(end - now, LONGEST_WAIT.toNanos());
      for (Turn turn : List.copyOf(turns)) {
        wait = Math.min(wait, turn.at(now) - now);
      }
      write();
      await(wait);
      write();
    }
    return true;
  }

  /** Serves the sockets for this long. */
  public void run(Duration time) throws IOException {
    run(time, () -> false);
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  Selector selector() {
    return selector;
  }

  SplittableRandom random() {
    return random;
  }

  /** The one read buffer. */
  ByteBuffer input() {
    return input;
  }

  /** What a client says in one round leaves in one write. */
  void writeLater(Client client) {
    unwritten.add(client);
  }

  private void write() {
    for (Client client = unwritten.poll(); client != null; client = unwritten.poll()) {
      client.write();
    }
  }

  /** A selector waits whole milliseconds: what is due sooner gets short naps instead. */
  private void await(long nanos) throws IOException {
    if (nanos >= SELECTOR_TICK.toNanos()) {
      selector.select(EventLoop::serve, Duration.ofNanos(nanos).toMillis());
    } else if (selector.selectNow(EventLoop::serve) == 0 && nanos > 0) {
      LockSupport.parkNanos(Math.min(nanos, NAP.toNanos()));
    }
  }

  private static void serve(SelectionKey key) {
    ((Client) key.attachment()).ready();
  }
}
