package org.amaan.casework.trial.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.CompensationClaim;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;

/**
 * The claims of a case for who was found to read the case. What is shown is audited by who shows
 * it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ClaimsOfCase {

  private final ClaimRepository claims;

  ClaimsOfCase(ClaimRepository claims) {
    this.claims = claims;
  }

  /** All, newest first. */
  public List<CompensationClaim> shown(Caller reader, CaseFile file) {
    return shown(reader, file, claims.all(file));
  }

  List<CompensationClaim> shown(Caller reader, CaseFile file, List<Claim> found) {
    return found.stream().map(ClaimsOfCase::of).toList();
  }

  private static CompensationClaim of(Claim claim) {
    ClaimTerms terms = claim.terms();
    CompensationClaim view =
        new CompensationClaim(
            claim.id(),
            terms.subjectId(),
            terms.route(),
            ClaimForm.money(terms.claimed()),
            terms.state(),
            new AgencyRef(claim.agency()),
            claim.enteredAt(),
            claim.changedAt(),
            claim.version());
    view.setFilingDueAt(terms.filingDueAt());
    view.setAwarded(terms.awarded() == null ? null : ClaimForm.money(terms.awarded()));
    return view;
  }
}
