package org.amaan.notification.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.inbox.Escalation;
import org.amaan.notification.inbox.Escalations;
import org.amaan.platform.identity.Caller;

/** How far alerts have climbed; of an agency's steps only its members are told. */
@ApplicationScoped
class EscalationQueries implements Escalations {

  private final EscalationRepository escalations;

  EscalationQueries(EscalationRepository escalations) {
    this.escalations = escalations;
  }

  @Override
  @Transactional
  public Map<UUID, Escalation> of(Caller reader, Collection<UUID> first) {
    return first.isEmpty() ? Map.of() : escalations.of(reader, first);
  }
}
