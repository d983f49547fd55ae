package io.carillon.api;

import io.carillon.bulk.BulkBacklog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.OptionalInt;

/** The broker answers. One that doesn't is degraded and no more: only bulk messages wait for it. */
@ApplicationScoped
public class BrokerCheck implements HealthCheck {

  @Inject private BulkBacklog backlog;

  @Override
  public String name() {
    return "broker";
  }

  /** While the broker is away each try to reach it takes seconds. */
  @Override
  public Status unanswered() {
    return Status.DEGRADED;
  }

  @Override
  public Result check() {
    OptionalInt queued = backlog.queued();
    return queued.isPresent()
        ? result(Status.UP, Map.of("queued", queued.getAsInt()))
        : result(Status.DEGRADED, Map.of());
  }
}
