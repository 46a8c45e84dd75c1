package org.amaan.notification.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.inbox.EscalationView;
import org.amaan.notification.inbox.EscalationViews;
import org.amaan.platform.identity.Caller;

/** How far alerts were escalated; of an agency's steps only its members are told. */
@ApplicationScoped
class EscalationQueries implements EscalationViews {

  private final EscalationViewRepository escalations;

  EscalationQueries(EscalationViewRepository escalations) {
    this.escalations = escalations;
  }

  @Override
  @Transactional
  public Map<UUID, EscalationView> of(Caller reader, Collection<UUID> first) {
    return first.isEmpty() ? Map.of() : escalations.of(reader, first);
  }
}
