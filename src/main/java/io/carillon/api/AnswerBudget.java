package io.carillon.api;

import io.carillon.config.Settings;
import io.carillon.core.ByteBudget;
import io.carillon.core.Problem;
import io.carillon.metrics.HeldMeters;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How many bytes of texts REST answers may hold together, until their clients have read them. */
@ApplicationScoped
public class AnswerBudget {

  /** Retrying sooner helps nobody: who doesn't read is cut off after half a minute. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Inject private Settings settings;
  @Inject private HeldMeters meters;

  private ByteBudget budget;

  @PostConstruct
  void start() {
    budget = new ByteBudget(settings.limits().heldBytes());
    meters.watch(HeldMeters.Kind.ANSWERS, budget::held);
  }

  /**
   * Takes so many, or what one person may have if that is less: then one answer is all.
   *
   * @return how many to give back
   * @throws Problem when there is no room for so many, {@code TOO_MANY} when the person's own
   *     answers have taken it
   */
  long take(long userId, long bytes) {
    long counted = Math.min(bytes, budget.share());
    if (budget.take(userId, counted)) {
      return counted;
    }
    meters.refused(HeldMeters.Kind.ANSWERS);
    throw Problem.later(
        budget.heldBy(userId) > 0 ? Problem.Kind.TOO_MANY : Problem.Kind.UNAVAILABLE,
        "Answers that are not read yet hold what carillon.limits.held-bytes (%d) has for you."
            .formatted(budget.capacity()),
        RETRY_AFTER);
  }

  void giveBack(long userId, long bytes) {
    budget.giveBack(userId, bytes);
  }
}
