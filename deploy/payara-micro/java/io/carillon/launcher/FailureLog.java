package io.carillon.launcher;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens to the log for the reason of a failure that the server reports only in part. */
final class FailureLog extends Handler implements AutoCloseable {

  /** How an application's own words begin, among others' in a message without a throwable. */
  private static final Pattern OWN_WORDS = Pattern.compile("Carillon can't start: .*");

  private final Logger root = Logger.getLogger("");
  private Throwable first;
  private String words;

  private FailureLog() {
    setLevel(Level.SEVERE);
  }

  static FailureLog listen() {
    FailureLog log = new FailureLog();
    log.root.addHandler(log);
    return log;
  }

  /**
   * What went wrong first, in the words of its innermost cause; of what Payara 6 logs of
   * EclipseLink without its exception, Carillon's own words.
   */
  synchronized Optional<String> reason() {
    return Optional.ofNullable(first)
        .map(FailureLog::rootMessage)
        .or(() -> Optional.ofNullable(words));
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
    if (!isLoggable(logRecord)) {
      return;
    }
    if (first == null) {
      first = logRecord.getThrown();
    }
    Matcher own = OWN_WORDS.matcher(String.valueOf(logRecord.getMessage()));
    if (words == null && own.find()) {
      words = own.group();
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
