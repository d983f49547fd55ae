package io.carillon.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.SortedMap;

/** Attempts to sign in. */
public final class LoginMeters {

  private final LabelledCounter logins;
  private final Counter succeeded;
  private final Counter failed;
  private final Counter limited;

  public LoginMeters(MeterRegistry registry) {
    logins = new LabelledCounter(registry, "carillon.logins", "Attempts to sign in", "result");
    succeeded = logins.of("succeeded");
    failed = logins.of("failed");
    limited = logins.of("limited");
  }

  public void succeeded() {
    succeeded.increment();
  }

  /** A bad pair of username and password. */
  public void failed() {
    failed.increment();
  }

  /** Not even looked at, after too many bad ones. */
  public void limited() {
    limited.increment();
  }

  public SortedMap<String, Long> totals() {
    return logins.totals();
  }
}
