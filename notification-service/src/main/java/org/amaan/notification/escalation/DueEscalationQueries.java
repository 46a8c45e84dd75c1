package org.amaan.notification.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Which alerts are to be looked at now. */
@ApplicationScoped
class DueEscalationQueries {

  private final EscalationRepository escalations;
  private final Clock clock;

  DueEscalationQueries(EscalationRepository escalations, Clock clock) {
    this.escalations = escalations;
    this.clock = clock;
  }

  @Transactional
  List<EscalationRepository.Due> due(boolean urgent, EscalationRepository.Due after, int size) {
    return escalations.due(urgent, clock.instant(), after, size);
  }
}
