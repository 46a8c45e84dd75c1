package org.amaan.notification.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;

/** What an agency's members ask of its ladder. */
@ApplicationScoped
class LadderQueries {

  private final LadderRepository ladders;
  private final WorkerStep others;

  LadderQueries(LadderRepository ladders, WorkerStep others) {
    this.ladders = ladders;
    this.others = others;
  }

  /** Subscriptions are their administrators'; whether this one is reached is everybody's. */
  @Transactional
  StoredLadder own(Caller reader) {
    reader.requireAgency();
    return others.take(() -> ladders.own(reader));
  }
}
