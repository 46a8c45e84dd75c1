package org.amaan.casework.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of commands about a case, an erasure by an officer of the whole agency too. */
@ApplicationScoped
class CasesStillVisible implements StillVisible {

  private final ErasureRepository cases;

  CasesStillVisible(ErasureRepository cases) {
    this.cases = cases;
  }

  @Override
  public String collection() {
    return "cases";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    if (!cases.isSeenBy(caller, id)) {
      throw new CaseNotFound();
    }
  }
}
