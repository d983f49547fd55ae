package io.carillon.socket;

import io.carillon.config.Settings;
import io.carillon.core.ByteBudget;
import io.carillon.delivery.Connection;
import io.carillon.metrics.HeldMeters;
import io.carillon.wire.CloseCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Messages that clients have begun and not ended: bounded in bytes, for each person and for all
 * together, and in time. A client may leave as many as it has connections.
 */
@ApplicationScoped
public class UnfinishedMessages {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Set<Message> begun = ConcurrentHashMap.newKeySet();
  private ByteBudget budget;
  private HeldMeters meters;
  private LongSupplier nanoTime;

  /** For the container. */
  public UnfinishedMessages() {}

  UnfinishedMessages(Settings.Limits limits, HeldMeters meters, LongSupplier nanoTime) {
    this.budget = new ByteBudget(limits.heldBytes());
    this.meters = meters;
    this.nanoTime = nanoTime;
    meters.watch(HeldMeters.Kind.UNFINISHED, budget::held);
  }

  @Inject
  UnfinishedMessages(Settings settings, HeldMeters meters) {
    this(settings.limits(), meters, System::nanoTime);
  }

  /** The one that a connection may have at a time. */
  Message of(Connection connection) {
    return new Message(connection);
  }

  /** Closes the connections of those that take too long. Call it every second or so. */
  void closeOverdue() {
    long now = nanoTime.getAsLong();
    begun.stream()
        .filter(message -> now - message.sinceNanos > DEADLINE.toNanos())
        .forEach(message -> message.refuse(CloseCode.UNFINISHED));
  }

  /** What one connection's client has begun. */
  final class Message {

    private final Connection connection;
    private long held;
    private boolean refused;
    private boolean ended;
    private volatile long sinceNanos;

    private Message(Connection connection) {
      this.connection = connection;
    }

    /**
     * Call it whenever this changes.
     *
     * @param bytes how many are here of a message that isn't whole; zero when it is
     * @return false once it was refused: then its connection is closed, and nothing more of it may
     *     be kept
     */
    boolean holds(long bytes) {
      boolean fits;
      synchronized (this) {
        if (refused || ended) {
          return false;
        }
        fits = bytes <= held || budget.take(user(), bytes - held);
        if (fits) {
          begin(bytes);
        }
      }
      if (!fits) {
        meters.refused(HeldMeters.Kind.UNFINISHED);
        refuse(CloseCode.TOO_MUCH_UNFINISHED);
      }
      return fits;
    }

    private void begin(long bytes) {
      if (held == 0) {
        sinceNanos = nanoTime.getAsLong();
        begun.add(this);
      }
      giveBack(held - bytes);
      held = bytes;
      if (held == 0) {
        begun.remove(this);
      }
    }

    private void giveBack(long bytes) {
      if (bytes > 0) {
        budget.giveBack(user(), bytes);
      }
    }

    private long user() {
      return connection.access().caller().userId();
    }

    /** What is here stays until the connection has gone: the container has it. */
    private void refuse(CloseCode why) {
      synchronized (this) {
        refused = true;
      }
      begun.remove(this);
      connection.close(why);
    }

    /** The connection has gone. */
    void end() {
      synchronized (this) {
        ended = true;
        giveBack(held);
        held = 0;
      }
      begun.remove(this);
    }
  }
}
