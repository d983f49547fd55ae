package io.carillon.launcher;

/** The start can't go on; the message is for the administrator, the status is the process's. */
final class LaunchFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** Something outside the command line is wrong: a port, a folder, the application itself. */
  static final int FAILED = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  private final int exitStatus;

  LaunchFailure(String message) {
    this(FAILED, message, null);
  }

  LaunchFailure(String message, Throwable cause) {
    this(FAILED, message, cause);
  }

  private LaunchFailure(int exitStatus, String message, Throwable cause) {
    super(message, cause);
    this.exitStatus = exitStatus;
  }

  static LaunchFailure usage(String message) {
    return new LaunchFailure(USAGE, message, null);
  }

  int exitStatus() {
    return exitStatus;
  }
}
