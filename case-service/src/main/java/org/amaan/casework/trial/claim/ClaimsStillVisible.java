package org.amaan.casework.trial.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of the entry of a claim. */
@ApplicationScoped
class ClaimsStillVisible implements StillVisible {

  private final CasesInScope cases;
  private final ClaimRepository claims;

  ClaimsStillVisible(CasesInScope cases, ClaimRepository claims) {
    this.cases = cases;
    this.claims = claims;
  }

  @Override
  public String collection() {
    return "compensation-claims";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    CaseFile file = of == null ? null : cases.find(of, caller).orElseThrow(CaseNotFound::new);
    if (file == null || claims.find(id, file.id(), caller).isEmpty()) {
      throw new ClaimNotFound();
    }
  }
}
