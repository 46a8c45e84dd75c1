package org.amaan.referral.referral.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.custody.CaseCustody;
import org.amaan.referral.custody.ReportedCustody;
import org.amaan.referral.disclosure.relation.Custody;
import org.jspecify.annotations.Nullable;

/** On the custody of which cases a command rests, as last reported. */
@ApplicationScoped
class CustodyQueries {

  private final ReferralRepository referrals;
  private final ReportedCustody custody;

  CustodyQueries(ReferralRepository referrals, ReportedCustody custody) {
    this.referrals = referrals;
    this.custody = custody;
  }

  /**
   * @param reported null when no report that the caller may see says so
   */
  record Case(UUID id, @Nullable Custody reported) {}

  /** None when the referral is not there for the viewer: the command says so. */
  @Transactional
  List<Case> of(Viewer viewer, UUID referralId) {
    List<Case> cases = new ArrayList<>();
    referrals
        .find(viewer, referralId)
        .ifPresent(
            referral ->
                viewer
                    .casesRestedOn(referral)
                    .forEach(id -> cases.add(new Case(id, reported(id).orElse(null)))));
    return cases;
  }

  /** Empty unless the caller's unit held it at the last report. */
  @Transactional
  Optional<Custody> heldBy(Caller caller, UUID caseId) {
    return reported(caseId)
        .filter(
            held ->
                held.agency().equals(caller.agency())
                    && Objects.equals(held.unit(), caller.unit()));
  }

  private Optional<Custody> reported(UUID caseId) {
    return custody.of(caseId).map(CustodyQueries::custody);
  }

  private static Custody custody(CaseCustody reported) {
    return new Custody(
        reported.caseId(),
        reported.sequence(),
        reported.agency(),
        reported.unit(),
        Set.copyOf(reported.readers()),
        reported.closed());
  }
}
