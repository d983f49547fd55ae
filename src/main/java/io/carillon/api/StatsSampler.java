package io.carillon.api;

import io.carillon.task.RepeatedTask;
import io.carillon.task.RepeatedTask.Importance;
import io.carillon.task.RepeatedTasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Instant;

/** Takes a sample now and then, so that charts have a past when somebody opens them. */
@Startup
@Singleton
@DependsOn({"SessionRegistry", "MessageJournal"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class StatsSampler {

  @Inject private Statistics statistics;
  @Inject private StatsHistory history;
  @Inject private RepeatedTasks tasks;

  private RepeatedTask sampling;

  @PostConstruct
  void start() {
    sample();
    sampling = tasks.start("statistics", Importance.DEFERRABLE, StatsHistory.PERIOD, this::sample);
  }

  @PreDestroy
  void stop() {
    sampling.stop();
  }

  private void sample() {
    history.add(StatsSample.of(Instant.now().getEpochSecond(), statistics.now()));
  }
}
