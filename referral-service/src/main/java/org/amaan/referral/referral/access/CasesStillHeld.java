package org.amaan.referral.referral.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.disclosure.relation.CaseCustodian;
import org.amaan.referral.disclosure.relation.Custody;

/**
 * Authority holds at the commit: before a command that rests on custody, case-service is asked anew
 * whose the case is. It may have been handed over since it was last reported. Outside of any
 * transaction.
 */
@ApplicationScoped
public class CasesStillHeld {

  private final CustodyQueries restedOn;
  private final CaseCustodian custodian;

  CasesStillHeld(CustodyQueries restedOn, CaseCustodian custodian) {
    this.restedOn = restedOn;
    this.custodian = custodian;
  }

  /**
   * The viewer with what it has lost of the cases on which a command on the referral rests.
   *
   * @throws org.amaan.referral.disclosure.relation.CustodyUnconfirmed when case-service cannot be
   *     asked
   */
  public Viewer confirmed(Viewer viewer, UUID referralId) {
    Set<UUID> lost = new HashSet<>();
    for (CustodyQueries.Case one : restedOn.of(viewer, referralId)) {
      Custody newest = Custody.newest(one.reported(), custodian.now(one.id()));
      if (!newest.agency().equals(viewer.caller().agency())) {
        lost.add(one.id());
      }
    }
    return lost.isEmpty() ? viewer : viewer.withoutCases(lost);
  }

  /**
   * Before somebody is referred out of a case. Of a case that is not reported to be the caller's
   * nothing is asked: the command refuses it.
   *
   * @throws UnknownCase when it is another unit's by now
   */
  public void requireStillHeld(Caller caller, UUID caseId) {
    Optional<Custody> reported = restedOn.heldBy(caller, caseId);
    if (reported.isPresent()) {
      Custody newest = Custody.newest(reported.get(), custodian.now(caseId));
      if (newest.closed()
          || !newest.agency().equals(caller.agency())
          || !Objects.equals(newest.unit(), caller.unit())) {
        throw new UnknownCase();
      }
    }
  }
}
