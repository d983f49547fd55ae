package io.carillon.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** What one call's answer holds: given back with the request, once the answer is written. */
@RequestScoped
public class AnswerUnderWay {

  /** Texts are there as rows and as what is written of them. */
  private static final int COPIES = 2;

  @Inject private AnswerBudget budget;
  @Inject private CurrentAccess current;

  private long userId;
  private long held;

  /**
   * Call it before texts of so many bytes are read.
   *
   * @throws io.carillon.core.Problem when there is no room for them
   */
  public void hold(long bytes) {
    userId = current.caller().userId();
    held += budget.take(userId, COPIES * bytes);
  }

  @PreDestroy
  void end() {
    if (held > 0) {
      budget.giveBack(userId, held);
    }
  }
}
