package org.amaan.notification.escalation;

/** Statements of this feature, for the test of their plans. */
public final class EscalationStatements {

  private EscalationStatements() {}

  public static String due(boolean urgent) {
    return ClimbRepository.DUE.formatted(
            urgent ? "urgency = 'immediate-danger'" : "urgency <> 'immediate-danger'")
        + " LIMIT 200";
  }

  public static String lock() {
    return ClimbRepository.LOCK;
  }

  public static String settled() {
    return ClimbRepository.SETTLED;
  }
}
