package io.carillon.chat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.carillon.config.Settings;
import io.carillon.delivery.SeriousErrors;
import io.carillon.delivery.Stopping;
import io.carillon.metrics.HeldMeters;
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
 * sender's messages in order, and ids rising in commit order. What follows a commit runs on a
 * second thread, in order, so that it overlaps with the next commit; it must not block.
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
  @Inject private HeldMeters held;
  @Inject private Settings settings;
  @Inject private SeriousErrors errors;
  @Resource private ManagedThreadFactory threads;

  private JournalLane lane;

  @PostConstruct
  void start() {
    lane =
        new JournalLane(
            CAPACITY,
            settings.limits().heldBytes(),
            MAX_AGE,
            threads,
            this::commit,
            errors::note,
            () -> held.refused(HeldMeters.Kind.JOURNAL));
    held.watch(HeldMeters.Kind.JOURNAL, lane::heldBytes);
    meters.watchQueue(lane::queued);
  }

  /**
   * Where messages are queued. Keep it: a call through this bean for each message costs as much as
   * all the rest of taking one in (Payara 6).
   */
  public JournalLane lane() {
    return lane;
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
  private List<Outcome> commit(List<NewMessage> messages) {
    List<Pair> unseen =
        messages.stream()
            .map(NewMessage::pair)
            .distinct()
            .filter(pair -> knownPairs.getIfPresent(pair) == null)
            .toList();
    MessageStore.Appended appended = timed(messages, unseen);
    appended.pairs().forEach(pair -> knownPairs.put(pair, true));
    return appended.outcomes();
  }

  private MessageStore.Appended timed(List<NewMessage> messages, List<Pair> unseen) {
    long start = System.nanoTime();
    try {
      MessageStore.Appended appended = store.append(messages, unseen);
      meters.committed(stored(appended.outcomes()), System.nanoTime() - start);
      return appended;
    } catch (RuntimeException e) {
      meters.commitFailed();
      throw e;
    }
  }

  private static int stored(List<Outcome> outcomes) {
    return (int) outcomes.stream().filter(Outcome.Stored.class::isInstance).count();
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
