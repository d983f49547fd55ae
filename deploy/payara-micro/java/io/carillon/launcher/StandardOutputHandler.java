package io.carillon.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/**
 * Writes the log to standard output; the JDK's console handler knows only standard error. It uses
 * the file descriptor, because a server may put System.out in front of its log.
 */
public final class StandardOutputHandler extends StreamHandler {

  public StandardOutputHandler() {
    setOutputStream(new FileOutputStream(FileDescriptor.out));
  }

  @Override
  public synchronized void publish(LogRecord logRecord) {
    super.publish(logRecord);
    flush();
  }

  /** Standard output isn't this handler's to close: a reset of the log must not end it. */
  @Override
  public synchronized void close() {
    flush();
  }
}
