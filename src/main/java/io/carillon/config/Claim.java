package io.carillon.config;

import io.carillon.core.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Whether this node has the database's claim. It is good for a while after the database was last
 * asked about it, and given to another a while after that ({@link #GIVEN_UP}): a node that was
 * stopped, or cut off, knows without asking that it may have lost it.
 */
@ApplicationScoped
public class Claim {

  /** After how long a silence the database lets another node have the claim. */
  public static final Duration GIVEN_UP = Duration.ofSeconds(15);

  private static final Duration GOOD_FOR = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private volatile boolean claimed;
  private volatile boolean kept;
  private volatile long confirmedNanos;

  /** It is had for as long as this process lives: an embedded database locks its file. */
  public void keep() {
    kept = true;
  }

  /**
   * It was had at that time.
   *
   * @param nanos {@link System#nanoTime} before the database was asked
   */
  public void confirm(long nanos) {
    confirmedNanos = nanos;
    claimed = true;
  }

  public void lose() {
    claimed = false;
  }

  public boolean held() {
    return kept || claimed && System.nanoTime() - confirmedNanos < GOOD_FOR.toNanos();
  }

  /**
   * Call it before anything is written.
   *
   * @throws Problem {@code UNAVAILABLE} while another node may have the database
   */
  public void require() {
    if (!held()) {
      throw Problem.later(
          Problem.Kind.UNAVAILABLE,
          "This server has lost its claim to the database and writes nothing until it has it again.",
          RETRY);
    }
  }
}
