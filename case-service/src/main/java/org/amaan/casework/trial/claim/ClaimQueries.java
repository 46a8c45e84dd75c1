package org.amaan.casework.trial.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.CompensationClaim;
import org.amaan.casework.api.model.CompensationClaimPage;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.trial.record.TrialPage;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the compensation claims of a case. For officers of the custodian unit and of agencies with
 * a grant. Audited, with what was shown.
 */
@ApplicationScoped
class ClaimQueries {

  private static final String READING = "compensation-claims";

  private final TrialRecords trial;
  private final ClaimRepository claims;
  private final ClaimsOfCase ofCase;

  ClaimQueries(TrialRecords trial, ClaimRepository claims, ClaimsOfCase ofCase) {
    this.trial = trial;
    this.claims = claims;
    this.ofCase = ofCase;
  }

  @Transactional
  CompensationClaimPage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    CaseFile file = trial.readable(caller, caseId);
    TrialPage<Claim> found = claims.page(file, limit, after);
    List<CompensationClaim> shown = ofCase.shown(caller, file, found.items());
    trial.read(caller, caseId, READING, shown.stream().map(CompensationClaim::getId).toList());
    CompensationClaimPage page = new CompensationClaimPage(shown);
    page.setNext(found.next());
    return page;
  }

  @Transactional
  CompensationClaim one(Caller caller, UUID caseId, UUID id) {
    CaseFile file = trial.readable(caller, caseId);
    Claim found = claims.find(id, file).orElseThrow(ClaimNotFound::new);
    trial.read(caller, caseId, READING, List.of(id));
    return ofCase.shown(caller, file, List.of(found)).get(0);
  }
}
