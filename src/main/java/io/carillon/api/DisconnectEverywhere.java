package io.carillon.api;

import io.carillon.delivery.NodeBus;
import io.carillon.delivery.NodeQuestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sends a user away from all nodes. */
@ApplicationScoped
public class DisconnectEverywhere implements NodeQuestion {

  @Inject private LiveSessions sessions;
  @Inject private NodeBus bus;

  /** How many connections were closed. */
  int disconnect(long userId) {
    return sessions.disconnect(userId)
        + bus.askOthers(name(), String.valueOf(userId)).stream().mapToInt(Integer::parseInt).sum();
  }

  @Override
  public String name() {
    return "disconnect";
  }

  @Override
  public String answer(String detail) {
    return String.valueOf(sessions.disconnect(Long.parseLong(detail)));
  }
}
