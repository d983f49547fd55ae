package io.carillon.api;

import io.carillon.config.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** No other server writes to the database beside this one, unless they form a cluster. */
@ApplicationScoped
public class ClaimCheck implements HealthCheck {

  @Inject private Claim claim;

  @Override
  public String name() {
    return "claim";
  }

  @Override
  public Result check() {
    return result(claim.held() ? Status.UP : Status.DOWN, Map.of());
  }
}
