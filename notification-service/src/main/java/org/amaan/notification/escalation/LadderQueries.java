package org.amaan.notification.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.amaan.platform.identity.Caller;

/** What an agency's members ask of its ladder. */
@ApplicationScoped
class LadderQueries {

  private final LadderRepository ladders;

  LadderQueries(LadderRepository ladders) {
    this.ladders = ladders;
  }

  @Transactional
  StoredLadder own(Caller reader) {
    return ladders.find(reader.requireAgency());
  }
}
