package io.carillon.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** What is done again and again. */
public final class TaskMeters {

  private final MeterRegistry registry;
  private final LabelledCounter failures;

  public TaskMeters(MeterRegistry registry) {
    this.registry = registry;
    this.failures =
        new LabelledCounter(
            registry, "carillon.task.failures", "Runs of repeated tasks that failed", "task");
  }

  /**
   * @param overdue how many hang; called whenever somebody wants to know
   */
  public void watchOverdue(IntSupplier overdue) {
    Gauge.builder("carillon.tasks.overdue", overdue::getAsInt)
        .description("Repeated tasks that haven't run for three of their periods")
        .register(registry);
  }

  /** What counts a failed run of a task; its count reads zero from now on. */
  public Runnable failures(String task) {
    return failures.of(task)::increment;
  }
}
