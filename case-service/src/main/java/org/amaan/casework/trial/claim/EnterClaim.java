package org.amaan.casework.trial.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.api.model.TrialRecordReceipt;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.trial.record.TooManyTrialRecords;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.platform.identity.Caller;

/**
 * Enters a claim of a subject of the case. For officers of the custodian unit and prosecutors of an
 * agency with a grant, with a person claim. Its filing becomes a deadline of the case; inbox and
 * timeline tell of it, the other side of the two is alerted. Refuses with {@link CaseNotFound}, a
 * missing role or person (403), a case in no state for it, {@link TooManyTrialRecords} (409) or
 * {@link UnknownClaimant} (422).
 */
@ApplicationScoped
class EnterClaim {

  private final TrialRecords trial;
  private final ClaimRepository claims;
  private final Clock clock;

  EnterClaim(TrialRecords trial, ClaimRepository claims, Clock clock) {
    this.trial = trial;
    this.claims = claims;
    this.clock = clock;
  }

  @Transactional
  public TrialRecordReceipt run(Caller caller, UUID caseId, ClaimTerms terms) {
    CaseFile file = trial.open(caller, caseId, CaseTransition.ENTER_COMPENSATION_CLAIM);
    file.requireFor(CaseTransition.ENTER_COMPENSATION_CLAIM);
    claims.requireRoom(file, caller);
    if (!file.concerns(terms.subjectId())) {
      throw new UnknownClaimant();
    }
    Claim claim = new Claim(caseId, caller.requireAgency(), terms, clock.instant());
    claims.add(claim);
    trial.entered(caller, file, claim);
    return new TrialRecordReceipt(claim.id(), claim.version(), claim.changedAt());
  }
}
