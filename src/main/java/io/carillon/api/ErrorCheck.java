package io.carillon.api;

import io.carillon.delivery.SeriousErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;

/** No thread met an {@link Error} lately, no memory say: what it was for was ended. */
@ApplicationScoped
public class ErrorCheck implements HealthCheck {

  private static final Duration LATELY = Duration.ofMinutes(10);

  @Inject private SeriousErrors errors;

  @Override
  public String name() {
    return "errors";
  }

  @Override
  public Result check() {
    return result(
        errors.within(LATELY) ? Status.DEGRADED : Status.UP, Map.of("count", errors.count()));
  }
}
