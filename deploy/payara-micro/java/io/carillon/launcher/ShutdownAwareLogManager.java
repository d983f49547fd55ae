package io.carillon.launcher;

import java.util.logging.LogManager;

/**
 * Keeps the log going while the JVM shuts down. The JDK's log manager drops all handlers in a
 * shutdown hook of its own, which runs beside the one that stops the server, so that whatever the
 * application says while it stops would be lost.
 */
public final class ShutdownAwareLogManager extends LogManager {

  @Override
  public void reset() {
    if (!isShuttingDown()) {
      super.reset();
    }
  }

  /** The JDK tells this in no other way than by refusing to change its list of hooks. */
  private static boolean isShuttingDown() {
    try {
      Runtime.getRuntime().removeShutdownHook(new Thread());
      return false;
    } catch (IllegalStateException shutdownInProgress) {
      return true;
    }
  }
}
