package io.carillon.identity;

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
import java.time.Duration;
import java.time.Instant;

/** Deletes tokens that nobody can use any more, a few at a time: chat doesn't wait for it. */
@Startup
@Singleton
@DependsOn("Schema")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ExpiredTokens {

  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int MOST_AT_ONCE = 1_000;

  @Inject private TokenStore store;
  @Inject private RepeatedTasks tasks;

  private RepeatedTask deletes;

  @PostConstruct
  void start() {
    deletes = tasks.start("expired-tokens", Importance.DEFERRABLE, PERIOD, this::deleteSome);
  }

  @PreDestroy
  void stop() {
    deletes.stop();
  }

  private void deleteSome() {
    store.deleteExpired(Instant.now(), MOST_AT_ONCE);
  }
}
