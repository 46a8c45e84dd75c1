package org.amaan.casework.trial.measure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of the entry of a protection measure. */
@ApplicationScoped
class MeasuresStillVisible implements StillVisible {

  private final CasesInScope cases;
  private final MeasureRepository measures;

  MeasuresStillVisible(CasesInScope cases, MeasureRepository measures) {
    this.cases = cases;
    this.measures = measures;
  }

  @Override
  public String collection() {
    return "protection-measures";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    CaseFile file = of == null ? null : cases.find(of, caller).orElseThrow(CaseNotFound::new);
    if (file == null || measures.find(id, file.id(), caller).isEmpty()) {
      throw new MeasureNotFound();
    }
  }
}
