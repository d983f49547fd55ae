package io.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Errors, such as no memory, in this node's own threads. Each has ended what it was for: a
 * connection, a batch of messages. Here they are counted, so that health shows them.
 */
@ApplicationScoped
public class SeriousErrors {

  private final AtomicLong count = new AtomicLong();
  private volatile long lastNanos;

  /** Counts an {@link Error}; exceptions are none. */
  public void note(Throwable fault) {
    if (fault instanceof Error) {
      lastNanos = System.nanoTime();
      count.incrementAndGet();
    }
  }

  /** Since the start. */
  public long count() {
    return count.get();
  }

  /** Whether there was one in that time. */
  public boolean within(Duration time) {
    return count.get() > 0 && System.nanoTime() - lastNanos < time.toNanos();
  }
}
