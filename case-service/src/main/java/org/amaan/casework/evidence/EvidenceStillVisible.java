package org.amaan.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.evidence.chain.EvidenceNotFound;
import org.amaan.casework.evidence.chain.EvidenceRepository;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of commands about an item of evidence. */
@ApplicationScoped
class EvidenceStillVisible implements StillVisible {

  private final CasesInScope cases;
  private final EvidenceRepository items;

  EvidenceStillVisible(CasesInScope cases, EvidenceRepository items) {
    this.cases = cases;
    this.items = items;
  }

  @Override
  public String collection() {
    return "evidence";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    CaseFile file = of == null ? null : cases.find(of, caller).orElseThrow(CaseNotFound::new);
    if (file == null || items.find(id, file.id(), caller).isEmpty()) {
      throw new EvidenceNotFound();
    }
  }
}
