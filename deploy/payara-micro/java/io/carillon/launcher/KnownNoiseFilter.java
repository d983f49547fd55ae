package io.carillon.launcher;

import java.io.IOException;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Drops single messages, known to be harmless, of loggers that are worth reading otherwise.
 *
 * <p>Payara Micro 6.2025.10 says at SEVERE level that it can't make the queues and topics that the
 * application defines with {@code @JMSDestinationDefinition}: those definitions are for servers
 * with a broker of their own, while the adapter's broker makes each destination when it is first
 * used. It warns that the adapter's connection factory has no setters for a user and a password,
 * which it then uses all the same. It logs a stack trace for an address with a broken escape, which
 * is answered with an error as it should be. And it logs one or more for every client that hangs up
 * while its request is being answered.
 */
public final class KnownNoiseFilter implements Filter {

  private static final String CONNECTORS =
      "javax.enterprise.resource.resourceadapter.com.sun.enterprise.connectors.";
  private static final Set<String> DESTINATION_NOT_DEFINED =
      Set.of("rardeployment.non_1.5_compliant_rar");
  private static final Set<String> NO_SETTER =
      Set.of("no.such.method", "rardeployment.no_setter_method");

  private static final String WEB_CONTAINER = "jakarta.enterprise.web.core";
  private static final String BROKEN_ESCAPE = "URLDecoder: ";
  private static final String HTTP_PARSER = "org.glassfish.grizzly.http.";
  private static final String BROKEN_BODY = HTTP_PARSER + "HttpBrokenContentException";
  private static final String HUNG_UP = "Connection is closed";

  @Override
  public boolean isLoggable(LogRecord logRecord) {
    return !isOf("service", DESTINATION_NOT_DEFINED, logRecord)
        && !isOf("util", NO_SETTER, logRecord)
        && !brokenEscape(logRecord)
        && !hungUp(logRecord)
        && !refused(logRecord);
  }

  private static boolean isOf(String part, Set<String> messages, LogRecord logRecord) {
    return (CONNECTORS + part).equals(logRecord.getLoggerName())
        && logRecord.getMessage() != null
        && messages.contains(logRecord.getMessage());
  }

  private static boolean brokenEscape(LogRecord logRecord) {
    return WEB_CONTAINER.equals(logRecord.getLoggerName())
        && logRecord.getThrown() instanceof IllegalArgumentException fault
        && String.valueOf(fault.getMessage()).startsWith(BROKEN_ESCAPE);
  }

  /** Some records hold the stack trace in their text. */
  private static boolean hungUp(LogRecord logRecord) {
    if (String.valueOf(logRecord.getMessage()).contains("IOException: " + HUNG_UP)) {
      return true;
    }
    for (Throwable cause = logRecord.getThrown(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && HUNG_UP.equals(cause.getMessage())) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is no HTTP is refused, after the parser has thrown an exception of its own, or has found
   * no response to refuse it with: frames of a client that came behind the end of its connection. A
   * chunk without a length is refused, and then thrown at whoever would have read the body.
   */
  private static boolean refused(LogRecord logRecord) {
    Throwable fault = logRecord.getThrown();
    return fault != null
        && (fault instanceof IllegalStateException
            || fault instanceof NullPointerException
            || fault.getClass().getName().equals(BROKEN_BODY))
        && fault.getStackTrace().length > 0
        && fault.getStackTrace()[0].getClassName().startsWith(HTTP_PARSER);
  }
}
