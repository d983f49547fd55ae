package io.carillon.task;

import io.carillon.metrics.TaskMeters;
import io.carillon.task.RepeatedTask.Importance;
import io.carillon.task.RepeatedTask.State;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/** Everything that this node does again and again. */
@ApplicationScoped
public class RepeatedTasks {

  private final List<RepeatedTask> tasks = new CopyOnWriteArrayList<>();

  @Inject private TaskMeters meters;
  @Resource private ManagedThreadFactory managedThreads;

  private ThreadFactory threads;

  /** For the container. */
  public RepeatedTasks() {}

  public RepeatedTasks(TaskMeters meters, ThreadFactory threads) {
    this.meters = meters;
    this.threads = threads;
  }

  @PostConstruct
  void watch() {
    threads = managedThreads;
    meters.watchOverdue(
        () -> (int) all().stream().filter(task -> task.state() == State.OVERDUE).count());
  }

  /**
   * Runs it for the first time when a period has passed, and then always a period after the last
   * run. Whatever it throws is counted, and logged once. Whoever starts one stops it.
   *
   * @param name for the log, metrics and health
   */
  public RepeatedTask start(String name, Importance importance, Duration period, Runnable work) {
    RepeatedTask task =
        new RepeatedTask(
            name, importance, period, work, threads, meters.failures(name), System::nanoTime);
    task.start();
    tasks.add(task);
    return task;
  }

  /** Those that have been started and not stopped. */
  public List<RepeatedTask> all() {
    tasks.removeIf(RepeatedTask::stopped);
    return List.copyOf(tasks);
  }
}
