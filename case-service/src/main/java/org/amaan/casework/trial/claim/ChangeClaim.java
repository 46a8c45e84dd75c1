package org.amaan.casework.trial.claim;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.api.model.TrialRecordReceipt;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Records what became of a claim. For whoever may enter one. Moves or ends its deadline; told as an
 * entry is. What changes nothing writes nothing. Refuses with {@link CaseNotFound}, a missing role
 * or person (403), {@link ClaimNotFound}, a closed case, a move that the table of states does not
 * have, one that has ended or was changed too often (409), 428 and 412 by version, and 400 for a
 * result that could not be entered.
 */
@ApplicationScoped
class ChangeClaim {

  private final TrialRecords trial;
  private final ClaimRepository claims;
  private final ClaimForm forms;
  private final Clock clock;

  ChangeClaim(TrialRecords trial, ClaimRepository claims, ClaimForm forms, Clock clock) {
    this.trial = trial;
    this.claims = claims;
    this.forms = forms;
    this.clock = clock;
  }

  @Transactional
  public TrialRecordReceipt run(
      Caller caller, UUID caseId, UUID claimId, JsonNode patch, @Nullable String ifMatch) {
    CaseFile file = trial.open(caller, caseId, CaseTransition.CHANGE_TRIAL_RECORD);
    Claim claim = claims.find(claimId, file).orElseThrow(ClaimNotFound::new);
    file.requireFor(CaseTransition.CHANGE_TRIAL_RECORD);
    Revision.require(ifMatch, claim.version());
    ClaimTerms after = forms.patched(claim.terms(), patch);
    if (!after.equals(claim.terms())) {
      claim.become(after, clock.instant());
      trial.changed(caller, file, claim);
    }
    return new TrialRecordReceipt(claim.id(), claim.version(), claim.changedAt());
  }
}
