package org.amaan.notification.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.revision.Revision;
import org.amaan.platform.scope.WorkerStep;
import org.jspecify.annotations.Nullable;

/**
 * Gives an agency a ladder of its own, or the standard again; it holds at once, for alerts that are
 * open too. By an administrator of the whole agency. Refused with 428 and 412 by version, and with
 * {@link NoSuchSubscription}.
 */
@ApplicationScoped
class ChangeLadder {

  private final LadderRepository ladders;
  private final EscalationRepository escalations;
  private final WorkerStep others;
  private final Audit audit;
  private final Clock clock;

  ChangeLadder(
      LadderRepository ladders,
      EscalationRepository escalations,
      WorkerStep others,
      Audit audit,
      Clock clock) {
    this.ladders = ladders;
    this.escalations = escalations;
    this.others = others;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param ladder null for the standard
   */
  @Transactional
  StoredLadder change(Caller by, @Nullable Ladder ladder, @Nullable String ifMatch) {
    by.requireAny(Role.AGENCY_ADMIN);
    String agency = by.requireAgency();
    if (by.unit() != null) {
      throw new NotPermitted("Your token names a unit: the ladder is the whole agency's.");
    }
    Revision.require(ifMatch, ladders.lock(by).version());
    requireOwnSubscription(by, ladder == null ? null : ladder.contact());
    Instant now = clock.instant();
    ladders.become(agency, ladder, now);
    StoredLadder changed = ladders.own(by);
    audit.record(
        by,
        "escalation-ladder.changed",
        Objects.requireNonNull(changed.id()),
        Map.of("standard", ladder == null));
    others.take(
        () -> {
          escalations.lookAgain(agency, now);
          return true;
        });
    return changed;
  }

  private void requireOwnSubscription(Caller by, @Nullable Contact contact) {
    if (contact != null
        && contact.subscription() != null
        && !ladders.hasSubscription(by, contact.subscription(), contact.unit())) {
      throw new NoSuchSubscription();
    }
  }
}
