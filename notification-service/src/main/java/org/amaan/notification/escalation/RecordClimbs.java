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
 * Notes of each alert that needs action when it will climb, in the transaction that raises it; and
 * has those looked at again that are settled by what happened.
 *
 * <p>Before deliveries are queued: whoever climbs holds first the climb and then wakes deliveries,
 * and two that take these in different order would wait for each other.
 */
@Priority(100)
@ApplicationScoped
class RecordClimbs implements AlertsRaised {

  private final StandardLadder standard;
  private final ClimbRepository climbs;
  private final Clock clock;
  private final String standardWaits;

  RecordClimbs(
      StandardLadder standard, ClimbRepository climbs, LadderRepository ladders, Clock clock) {
    this.standard = standard;
    this.climbs = climbs;
    this.clock = clock;
    this.standardWaits = ladders.write(standard.ladder().waits());
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void raised(List<RaisedAlert> alerts) {
    List<BegunClimb> begun =
        alerts.stream()
            .filter(one -> standard.needsAction(one.notice().type(), one.to().action()))
            .map(BegunClimb::of)
            .toList();
    Set<String> settled =
        alerts.stream()
            .filter(one -> standard.settles(one.notice().type()))
            .map(one -> one.notice().subject())
            .collect(Collectors.toSet());
    if (!settled.isEmpty()) {
      climbs.lookAgain(settled, clock.instant());
    }
    if (!begun.isEmpty()) {
      climbs.begin(begun, standardWaits);
    }
  }
}
