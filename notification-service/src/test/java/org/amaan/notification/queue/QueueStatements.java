package org.amaan.notification.queue;

/** Statements of this feature, for the test of their plans. */
public final class QueueStatements {

  private QueueStatements() {}

  public static String lease() {
    return SubscriptionQueueRepository.LEASE;
  }
}
