package org.amaan.referral.referral.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;

/**
 * Tells of referrals whose due time has passed, once for each due time: the receiver, or the
 * custodian of its case, or the referrer when it is its turn, and the country's coordinator; where
 * nobody coordinates, the referrer in any case. Who: the clock.
 */
@ApplicationScoped
class EscalateOverdue {

  private static final Caller CLOCK = Caller.system("due-time");

  private final ReferralRepository referrals;
  private final DirectoryQueries directory;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  EscalateOverdue(
      ReferralRepository referrals,
      DirectoryQueries directory,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.directory = directory;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * @return how many there were, at most {@code size}: ask again when it is that many
   */
  @Transactional
  int escalate(int size) {
    Instant now = clock.instant();
    List<Referral> overdue = referrals.heldOverdue(now, size);
    for (Referral referral : overdue) {
      ReferralEvent passed = referral.escalate(coordinatorsOf(referral), now);
      referrals.flush();
      audit.record(
          CLOCK,
          "referral.overdue",
          referral.id(),
          Map.of("state", referral.state().word(), "dueAt", String.valueOf(referral.dueAt())));
      outbox.alert(passed);
    }
    return overdue.size();
  }

  private List<String> coordinatorsOf(Referral referral) {
    String country = referral.governingCountry();
    return country == null
        ? List.of()
        : directory.coordinatorsOf(country).stream().map(Agency::code).toList();
  }
}
