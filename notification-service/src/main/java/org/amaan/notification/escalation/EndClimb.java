package org.amaan.notification.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.amaan.notification.inbox.AlertsAcknowledged;
import org.amaan.platform.scope.WorkerStep;

/**
 * Somebody has seen to an alert, whichever of those that came from one: it climbs no further, in
 * the transaction that says so.
 */
@ApplicationScoped
class EndClimb implements AlertsAcknowledged {

  private final ClimbRepository climbs;
  private final WorkerStep others;

  EndClimb(ClimbRepository climbs, WorkerStep others) {
    this.climbs = climbs;
    this.others = others;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void acknowledged(UUID alert, UUID first, Instant at) {
    others.take(
        () -> {
          climbs.end(first, Outcome.ACKNOWLEDGED.word(), at);
          climbs.acknowledged(alert, at);
          return true;
        });
  }
}
