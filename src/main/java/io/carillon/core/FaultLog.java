package io.carillon.core;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Tells the log of faults that come by the hundred, as they do while a database is away: one line a
 * minute for each kind, with how many more there were, and the stack trace with the first.
 */
public final class FaultLog {

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MAX_KINDS = 100;
  private static final int MAX_CHARS = 500;

  private final Logger log;
  private final LongSupplier nanoTime;

  /** By kind; of those that are too many the first ones are forgotten, and have a trace again. */
  private final Map<String, Told> told = new LinkedHashMap<>();

  private static final class Told {

    private long atNanos;
    private int untold;
  }

  public FaultLog(Logger log) {
    this(log, System::nanoTime);
  }

  FaultLog(Logger log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
  }

  /**
   * @param what failed, in a few words
   */
  public void failed(Level level, String what, Throwable fault) {
    Throwable root = root(fault);
    String line = what + " failed: " + brief(root);
    long now = nanoTime.getAsLong();
    synchronized (told) {
      Told before = told.get(kind(root));
      if (before == null) {
        remember(kind(root), now);
        write(level, line, traceOf(root));
      } else if (now - before.atNanos < PAUSE.toNanos()) {
        before.untold++;
      } else {
        write(level, before.untold == 0 ? line : line + more(before.untold), null);
        before.atNanos = now;
        before.untold = 0;
      }
    }
  }

  private void remember(String kind, long now) {
    if (told.size() == MAX_KINDS) {
      told.remove(told.keySet().iterator().next());
    }
    Told first = new Told();
    first.atNanos = now;
    told.put(kind, first);
  }

  private static String more(int untold) {
    return " (and " + untold + " more of the kind since the last line)";
  }

  private void write(Level level, String line, Throwable trace) {
    LogRecord entry = new LogRecord(level, line);
    entry.setLoggerName(log.getName());
    entry.setThrown(trace);
    log.log(entry);
  }

  private static Throwable root(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String kind(Throwable root) {
    StackTraceElement[] trace = root.getStackTrace();
    return root.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  /** A message may hold a whole statement with all its values. */
  private static String brief(Throwable root) {
    String text = root.toString();
    return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "…" : text;
  }

  /** With the root's stack, which has all callers in it, and not its whole message. */
  private static Throwable traceOf(Throwable root) {
    Throwable trace = new Throwable(brief(root));
    trace.setStackTrace(root.getStackTrace());
    return trace;
  }
}
