package org.amaan.platform.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Runs something once when the current transaction has committed, never when it rolls back. */
@ApplicationScoped
public class AfterCommit {

  private final TransactionSynchronizationRegistry registry;

  AfterCommit(TransactionSynchronizationRegistry registry) {
    this.registry = registry;
  }

  /**
   * @param key the same key twice in one transaction runs once
   */
  public void run(String key, Runnable action) {
    if (registry.getTransactionKey() == null) {
      throw new IllegalStateException("outside a transaction");
    }
    if (registry.getResource(key) != null) {
      return;
    }
    registry.putResource(key, Boolean.TRUE);
    registry.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              action.run();
            }
          }
        });
  }
}
