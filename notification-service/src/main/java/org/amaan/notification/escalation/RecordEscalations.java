package org.amaan.notification.escalation;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.amaan.notification.alert.AlertsRaised;
import org.amaan.notification.alert.RaisedAlert;

/**
 * Notes of each alert that needs action when it is escalated, in the transaction that raises it;
 * and has those looked at again that are settled by what happened.
 *
 * <p>Before deliveries are queued: whoever escalates holds first the escalation and then hastens
 * deliveries, and two that take these in different order would wait for each other.
 */
@Priority(100)
@ApplicationScoped
class RecordEscalations implements AlertsRaised {

  private final StandardLadder standard;
  private final EscalationRepository escalations;
  private final Clock clock;
  private final String standardWaits;

  RecordEscalations(
      StandardLadder standard,
      EscalationRepository escalations,
      LadderRepository ladders,
      Clock clock) {
    this.standard = standard;
    this.escalations = escalations;
    this.clock = clock;
    this.standardWaits = ladders.write(standard.ladder().waits());
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void raised(List<RaisedAlert> alerts) {
    List<NewEscalation> begun =
        alerts.stream()
            .filter(one -> standard.needsAction(one.notice().type(), one.to().action()))
            .map(NewEscalation::of)
            .toList();
    Set<String> settled =
        alerts.stream()
            .filter(one -> standard.settles(one.notice().type()))
            .map(one -> one.notice().subject())
            .collect(Collectors.toSet());
    if (!settled.isEmpty()) {
      escalations.lookAgain(settled, clock.instant());
    }
    if (!begun.isEmpty()) {
      escalations.begin(begun, standardWaits);
    }
  }
}
