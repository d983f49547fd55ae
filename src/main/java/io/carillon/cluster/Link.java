package io.carillon.cluster;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A connection to the broker with a thread of its own, which connects again when it is lost: soon
 * at first, then more slowly, and not all nodes at the same moment.
 */
abstract class Link implements Runnable {

  private static final Logger LOG = Logger.getLogger(Link.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final long STOP_MILLIS = 5_000;

  private final ConnectionFactory connections;
  private final Thread thread;
  private final String purpose;
  private volatile boolean stopping;

  /**
   * @param purpose what it does, for the log
   */
  Link(ConnectionFactory connections, ThreadFactory threads, String purpose) {
    this.connections = connections;
    this.purpose = purpose;
    this.thread = threads.newThread(this);
    thread.setName("carillon-node-" + purpose);
  }

  void start() {
    thread.start();
  }

  boolean stopping() {
    return stopping;
  }

  /** Works until the connection is lost, which is an exception, or {@link #stopping}. */
  abstract void work(JMSContext context) throws JMSException, InterruptedException;

  /** The connection is lost. */
  void lost() {}

  @Override
  public void run() {
    Duration pause = FIRST_PAUSE;
    boolean told = false;
    while (!stopping) {
      long start = System.nanoTime();
      try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
        if (told) {
          LOG.log(Level.INFO, "The broker is back, {0} goes on", purpose);
          told = false;
        }
        work(context);
      } catch (JMSException | JMSRuntimeException e) {
        if (!stopping && !told) {
          LOG.log(
              Level.WARNING,
              "The broker can''t be reached for {0}, other nodes'' frames come from the database"
                  + " until it can: {1}",
              new Object[] {purpose, e.getMessage()});
        }
        told = true;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) { // Errors too: nobody else would connect again.
        told = true;
        LOG.log(Level.WARNING, e, () -> "The connection to the broker failed for " + purpose);
      }
      lost();
      boolean lasted = System.nanoTime() - start > LONGEST_PAUSE.toNanos();
      pause = lasted ? FIRST_PAUSE : longer(pause);
      if (!stopping && !paused(pause)) {
        return;
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  /** For half of it at least. False when the container ends its threads. */
  private static boolean paused(Duration most) {
    long millis = most.toMillis();
    try {
      TimeUnit.MILLISECONDS.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2));
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Ends it, within limits. */
  void stop() {
    stopping = true;
    thread.interrupt();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
