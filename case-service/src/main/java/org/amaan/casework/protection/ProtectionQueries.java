package org.amaan.casework.protection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.ProtectionPage;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.NotCustodian;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * The help that was asked for out of a case, in the words of the contract, also of a closed one.
 */
@ApplicationScoped
class ProtectionQueries {

  private final CasesInScope cases;
  private final ProtectionRepository referrals;
  private final ProtectionOfCase ofCase;

  ProtectionQueries(CasesInScope cases, ProtectionRepository referrals, ProtectionOfCase ofCase) {
    this.cases = cases;
    this.referrals = referrals;
    this.ofCase = ofCase;
  }

  @Transactional
  ProtectionPage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    CaseFile file = cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
    if (!ofCase.isFor(caller, file)) {
      throw new NotCustodian();
    }
    Staff.requireReaderOfPeople(caller);
    List<ProtectionReferral> found = referrals.page(caseId, caller, limit + 1, after);
    ProtectionPage page =
        new ProtectionPage(found.stream().limit(limit).map(ofCase::item).toList());
    if (found.size() > limit) {
      ProtectionReferral last = found.get(limit - 1);
      page.setNext(new Keyset(last.report().submittedAt(), last.id()).encode());
    }
    return page;
  }
}
