package org.amaan.notification.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Which alerts are to be looked at now. */
@ApplicationScoped
class DueClimbQueries {

  private final ClimbRepository climbs;
  private final Clock clock;

  DueClimbQueries(ClimbRepository climbs, Clock clock) {
    this.climbs = climbs;
    this.clock = clock;
  }

  @Transactional
  List<ClimbRepository.Due> due(boolean urgent, ClimbRepository.Due after, int size) {
    return climbs.due(urgent, clock.instant(), after, size);
  }
}
