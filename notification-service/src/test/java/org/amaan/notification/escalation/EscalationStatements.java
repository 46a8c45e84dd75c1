package org.amaan.notification.escalation;

/** Statements of this feature, for the test of their plans. */
public final class EscalationStatements {

  private EscalationStatements() {}

  public static String due(boolean urgent) {
    return EscalationRepository.DUE.formatted(
            urgent ? "urgency = 'immediate-danger'" : "urgency <> 'immediate-danger'")
        + " LIMIT 200";
  }

  public static String lock() {
    return EscalationRepository.LOCK;
  }

  public static String settled() {
    return EscalationRepository.SETTLED;
  }
}
