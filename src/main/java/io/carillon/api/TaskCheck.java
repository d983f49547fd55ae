package io.carillon.api;

import io.carillon.task.RepeatedTask;
import io.carillon.task.RepeatedTask.Importance;
import io.carillon.task.RepeatedTask.State;
import io.carillon.task.RepeatedTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be done again and again is done: pings, the watch over tokens, the look-out for what
 * other nodes have stored.
 */
@ApplicationScoped
public class TaskCheck implements HealthCheck {

  @Inject private RepeatedTasks tasks;

  @Override
  public String name() {
    return "tasks";
  }

  @Override
  public Result check() {
    return of(tasks.all());
  }

  /** Names those that don't run as they should. */
  Result of(List<RepeatedTask> all) {
    Status worst = Status.UP;
    Map<String, Object> troubled = new TreeMap<>();
    for (RepeatedTask task : all) {
      State state = task.state();
      if (state != State.RUNNING) {
        boolean down = state == State.OVERDUE && task.importance() == Importance.VITAL;
        worst = down || worst == Status.DOWN ? Status.DOWN : Status.DEGRADED;
        troubled.put(task.name(), state.name().toLowerCase(Locale.ROOT));
      }
    }
    return result(worst, troubled);
  }
}
