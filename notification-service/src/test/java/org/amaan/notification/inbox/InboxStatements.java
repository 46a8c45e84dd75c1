package org.amaan.notification.inbox;

/** Statements of this feature, for the test of their plans. */
public final class InboxStatements {

  private InboxStatements() {}

  public static String newestFirst() {
    return AlertRepository.VISIBLE + " ORDER BY a.xid DESC, a.position DESC LIMIT 20";
  }

  public static String after() {
    return AlertRepository.VISIBLE
        + AlertRepository.AFTER
        + AlertRepository.SETTLED
        + AlertRepository.OLDEST_FIRST
        + " LIMIT 20";
  }
}
