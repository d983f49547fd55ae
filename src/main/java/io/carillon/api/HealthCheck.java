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

  /** A check that throws, or has no answer, is {@link #unanswered}. */
  Result check() throws Exception;

  /** What it means that there is no answer. */
  default Status unanswered() {
    return Status.DOWN;
  }

  default Result result(Status status, Map<String, Object> data) {
    return new Result(name(), status, data);
  }
}
