package io.carillon.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One line a record: time, level, logger, message; a stack trace follows where there is one. */
public final class SingleLineFormatter extends Formatter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  @Override
  public String format(LogRecord logRecord) {
    StringBuilder text = new StringBuilder(200);
    text.append(TIME.format(logRecord.getInstant()))
        .append(' ')
        .append(String.format(Locale.ROOT, "%-7s", logRecord.getLevel().getName()))
        .append(' ')
        .append(logRecord.getLoggerName())
        .append(' ')
        // One line stays one line, also when a message carries text from outside (no forged lines).
        .append(formatMessage(logRecord).strip().replaceAll("\\R\\s*", " | "))
        .append(System.lineSeparator());
    if (logRecord.getThrown() != null) {
      StringWriter trace = new StringWriter();
      logRecord.getThrown().printStackTrace(new PrintWriter(trace, true));
      text.append(trace);
    }
    return text.toString();
  }
}
