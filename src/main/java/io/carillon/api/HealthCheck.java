package io.carillon.api;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Map;

/**
 * One thing this server needs in order to serve. Every bean that implements it is part of the
 * readiness. May block: it runs on a thread of its own and is given up on after a while.
 */
interface HealthCheck {

  /** {@code DEGRADED} still serves. */
  enum Status {
    UP,
    DEGRADED,
    DOWN
  }

  /**
   * @param data figures for whoever looks, never secrets: anyone may read them
   */
  @JsonbPropertyOrder({"name", "status", "data"})
  record Result(String name, Status status, Map<String, Object> data) {}

  String name();

  /** A check that throws is down. */
  Result check() throws Exception;

  default Result result(Status status, Map<String, Object> data) {
    return new Result(name(), status, data);
  }
}
