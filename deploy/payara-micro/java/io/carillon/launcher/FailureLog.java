package io.carillon.launcher;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to the log for the reason of a failure that the server reports only in part. */
final class FailureLog extends Handler implements AutoCloseable {

  private final Logger root = Logger.getLogger("");
  private Throwable first;

  private FailureLog() {
    setLevel(Level.SEVERE);
  }

  static FailureLog listen() {
    FailureLog log = new FailureLog();
    log.root.addHandler(log);
    return log;
  }

  /** What went wrong first, in the words of its innermost cause. */
  synchronized Optional<String> reason() {
    return Optional.ofNullable(first).map(FailureLog::rootMessage);
  }

  /** The innermost message: servers wrap an application's own words several times. */
  static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  @Override
  public synchronized void publish(LogRecord logRecord) {
    if (first == null && isLoggable(logRecord)) {
      first = logRecord.getThrown();
    }
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    root.removeHandler(this);
  }
}
