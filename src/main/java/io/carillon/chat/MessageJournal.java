package io.carillon.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carillon.delivery.Stopping;
import io.carillon.metrics.JournalMeters;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Group commit: one lane, one transaction in flight. This alone keeps acknowledgements and one
 * sender's messages in order, and ids rising in commit order. What follows a commit runs on the
 * lane's own thread, in order, so it must not block.
 */
@Startup
@Singleton
@DependsOn({"Schema", "SessionRegistry"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class MessageJournal {

  private static final int CAPACITY = 16_384;
  private static final Duration MAX_AGE = Duration.ofSeconds(30);
  private static final int MAX_KNOWN_PAIRS = 100_000;

  private final Cache<Pair, Boolean> knownPairs =
      Caffeine.newBuilder().maximumSize(MAX_KNOWN_PAIRS).build();

  @Inject private MessageStore store;
  @Inject private JournalMeters meters;
  @Resource private ManagedThreadFactory threads;

  private JournalLane lane;

  @PostConstruct
  void start() {
    lane = new JournalLane(CAPACITY, MAX_AGE, threads, this::commit);
    meters.watchQueue(lane::queued);
  }

  /** Queues a message. Waits a fraction of a second when the queue is full, then fails. */
  public void append(NewMessage message, Receipt receipt) {
    lane.append(message, receipt);
  }

  /** How many messages wait for their commit. */
  public int queued() {
    return lane.queued();
  }

  /** How many may wait. */
  public int capacity() {
    return CAPACITY;
  }

  /** Pairs count as known only once their row is committed. */
  private long commit(List<NewMessage> messages) {
    List<Pair> unseen =
        messages.stream()
            .map(message -> new Pair(message.senderId(), message.receiverId()))
            .distinct()
            .filter(pair -> knownPairs.getIfPresent(pair) == null)
            .toList();
    long first = timed(messages, unseen);
    unseen.forEach(pair -> knownPairs.put(pair, true));
    return first;
  }

  private long timed(List<NewMessage> messages, List<Pair> unseen) {
    long start = System.nanoTime();
    try {
      long first = store.append(messages, unseen);
      meters.committed(messages.size(), System.nanoTime() - start);
      return first;
    } catch (RuntimeException e) {
      meters.commitFailed();
      throw e;
    }
  }

  /** Before the registry closes the connections, so that acknowledgements still reach them. */
  public void stop(@Observes @Priority(Stopping.JOURNAL_ENDS) Stopping stopping) {
    lane.stop();
  }

  /** Only where nothing said that the server is about to stop; else there is nothing left to do. */
  @PreDestroy
  void destroy() {
    lane.stop();
  }
}
