package io.carillon.delivery;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Runs something once the caller's transaction has committed, or when it hasn't. Works while the
 * transaction is already committing, when a flush at commit calls entity listeners: there CDI's
 * transactional observers are skipped silently (jakartaee/cdi#467), an interposed synchronization
 * is not.
 */
@ApplicationScoped
public class AfterCommit {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  /**
   * One of the two runs, once. They must not block and not touch the database.
   *
   * @param committed runs at once when there is no transaction
   */
  public void run(Runnable committed, Runnable rolledBack) {
    if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      committed.run();
      return;
    }
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Only the end matters.
          }

          @Override
          public void afterCompletion(int status) {
            (status == Status.STATUS_COMMITTED ? committed : rolledBack).run();
          }
        });
  }
}
