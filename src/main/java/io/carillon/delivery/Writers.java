package io.carillon.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that send what is in the outboxes, one for each processor and channel: a broadcast is
 * sent by all of its channel's, and chat doesn't queue behind it. What comes for a connection
 * before its turn goes out as one. They never wait for a client. Each outbox waits for a thread at
 * most once, so the queues are as long as there are connections at most.
 */
@ApplicationScoped
public class Writers {

  @Resource private ManagedThreadFactory threads;
  @Inject private SeriousErrors errors;

  private final Map<String, ExecutorService> byChannel = new ConcurrentHashMap<>();

  /** Runs what sends on a channel. */
  public Executor of(String channel) {
    return byChannel.computeIfAbsent(channel, this::start);
  }

  private ExecutorService start(String channel) {
    int size = Runtime.getRuntime().availableProcessors();
    return new Channel(
        size,
        task -> {
          Thread thread = threads.newThread(task);
          thread.setName("carillon-writer-" + channel);
          return thread;
        },
        errors);
  }

  /**
   * Lets others run every few sends: a broadcast would keep a processor for whole time slices, and
   * the threads that a chat message passes through would each wait for one.
   */
  private static final class Channel extends ThreadPoolExecutor {

    private static final int SENDS_A_TURN = 16;

    private final AtomicInteger sends = new AtomicInteger();
    private final SeriousErrors errors;

    Channel(int size, ThreadFactory threads, SeriousErrors errors) {
      super(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
      this.errors = errors;
    }

    @Override
    protected void afterExecute(Runnable send, Throwable fault) {
      errors.note(fault);
      if (sends.incrementAndGet() % SENDS_A_TURN == 0) {
        Thread.yield();
      }
    }
  }

  @PreDestroy
  void stop() {
    byChannel.values().forEach(ExecutorService::shutdownNow);
  }
}
