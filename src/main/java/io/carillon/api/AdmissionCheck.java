package io.carillon.api;

import io.carillon.delivery.Drain;
import io.carillon.delivery.SessionRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** New connections are let in: not while this node drains. */
@ApplicationScoped
public class AdmissionCheck implements HealthCheck {

  @Inject private Drain drain;
  @Inject private SessionRegistry registry;

  @Override
  public String name() {
    return "admission";
  }

  @Override
  public Result check() {
    return result(drain.isOn() ? Status.DOWN : Status.UP, Map.of("connections", registry.size()));
  }
}
