package io.carillon.launcher;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Lets nothing pass: logging.properties gives it to a handler whose output is not wanted. */
public final class DiscardFilter implements Filter {

  @Override
  public boolean isLoggable(LogRecord logRecord) {
    return false;
  }
}
