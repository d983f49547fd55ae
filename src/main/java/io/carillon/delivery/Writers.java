package io.carillon.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads that send what is in the outboxes, one for each processor and channel: a broadcast is
 * sent by all of its channel's, and chat doesn't queue behind it. What comes for a connection
 * before its turn goes out as one. They never wait for a client. Each outbox waits for a thread at
 * most once, so the queues are as long as there are connections at most.
 */
@ApplicationScoped
public class Writers {

  @Resource private ManagedThreadFactory threads;

  private final Map<String, ExecutorService> byChannel = new ConcurrentHashMap<>();

  /** Runs what sends on a channel. */
  public Executor of(String channel) {
    return byChannel.computeIfAbsent(channel, this::start);
  }

  private ExecutorService start(String channel) {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(),
        task -> {
          Thread thread = threads.newThread(task);
          thread.setName("carillon-writer-" + channel);
          return thread;
        });
  }

  @PreDestroy
  void stop() {
    byChannel.values().forEach(ExecutorService::shutdownNow);
  }
}
