package io.carillon.api;

import io.carillon.bulk.BulkBacklog;
import io.carillon.delivery.NodeBus;
import io.carillon.metrics.BulkMeters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * The broker answers. One that doesn't is degraded and no more: only bulk messages wait for it, and
 * what other nodes send comes a second later, from the database.
 */
@ApplicationScoped
public class BrokerCheck implements HealthCheck {

  @Inject private BulkBacklog backlog;
  @Inject private BulkMeters meters;
  @Inject private NodeBus bus;

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
    boolean fine = backlog.reachable() && bus.connected();
    return result(fine ? Status.UP : Status.DEGRADED, Map.of("queued", meters.waiting()));
  }
}
