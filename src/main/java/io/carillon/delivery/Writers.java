package io.carillon.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads that send what is in the outboxes, one for each processor: a broadcast is sent by all
 * of them, and what comes for a connection meanwhile is sent with it as one. They never wait for a
 * client. Each outbox waits for a thread at most once, so the queue is as long as there are
 * connections at most.
 */
@ApplicationScoped
public class Writers {

  @Resource private ManagedThreadFactory threads;

  private ExecutorService executor;

  @PostConstruct
  void start() {
    executor =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            task -> {
              Thread thread = threads.newThread(task);
              thread.setName("carillon-writer");
              return thread;
            });
  }

  /** Runs what sends; keep it. */
  public Executor executor() {
    return executor;
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }
}
