package org.amaan.notification.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.amaan.notification.inbox.AlertsAcknowledged;
import org.amaan.platform.scope.WorkerStep;

/**
 * Somebody has seen to an alert, whichever of those that came from one: it is escalated no further,
 * in the transaction that says so.
 */
@ApplicationScoped
class EndEscalation implements AlertsAcknowledged {

  private final EscalationRepository escalations;
  private final WorkerStep others;

  EndEscalation(EscalationRepository escalations, WorkerStep others) {
    this.escalations = escalations;
    this.others = others;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void acknowledged(UUID alert, UUID first, Instant at) {
    others.take(
        () -> {
          escalations.end(first, Outcome.ACKNOWLEDGED.word(), at);
          escalations.acknowledged(alert, at);
          return true;
        });
  }
}
