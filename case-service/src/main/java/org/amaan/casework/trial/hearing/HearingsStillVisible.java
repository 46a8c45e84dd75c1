package org.amaan.casework.trial.hearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of the entry of a hearing. */
@ApplicationScoped
class HearingsStillVisible implements StillVisible {

  private final CasesInScope cases;
  private final HearingRepository hearings;

  HearingsStillVisible(CasesInScope cases, HearingRepository hearings) {
    this.cases = cases;
    this.hearings = hearings;
  }

  @Override
  public String collection() {
    return "hearings";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    CaseFile file = of == null ? null : cases.find(of, caller).orElseThrow(CaseNotFound::new);
    if (file == null || hearings.find(id, file.id(), caller).isEmpty()) {
      throw new HearingNotFound();
    }
  }
}
