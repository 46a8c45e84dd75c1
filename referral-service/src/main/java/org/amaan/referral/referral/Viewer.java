package org.amaan.referral.referral;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * A caller as far as referrals are concerned.
 *
 * @param coordinates the country whose subjects the caller coordinates
 */
record Viewer(Caller caller, @Nullable String coordinates) {

  /** In which parts the caller may act on a referral. */
  Set<Party> partiesIn(Referral referral) {
    Set<Party> parties = EnumSet.noneOf(Party.class);
    if (isOf(referral.sender()) && mayRefer(referral)) {
      parties.add(Party.REFERRER);
    }
    if (referral.submittedAt() != null
        && isAddressed(referral.answersForIt())
        && caller.hasAny(Role.CASEWORKER, Role.SUPERVISOR)) {
      parties.add(Party.RECEIVER);
    }
    if (coordinates != null && coordinates.equals(referral.governingCountry())) {
      parties.add(Party.COORDINATOR);
    }
    return parties;
  }

  /** May add a file: who refers, and whoever has it before them or works its case. */
  boolean mayAttach(Referral referral) {
    return partiesIn(referral).contains(Party.REFERRER)
        || (referral.submittedAt() != null
            && isAddressed(referral.answersForIt())
            && caller.hasAny(Role.CASEWORKER, Role.SUPERVISOR, Role.INVESTIGATOR, Role.PROSECUTOR));
  }

  /** The caller's agency sent it, has taken it on, or answers for its case; or coordinates. */
  boolean hasAPartIn(Referral referral) {
    return isOf(referral.sender())
        || (referral.state().isTakenOn() && isAnswering(referral))
        || (coordinates != null && coordinates.equals(referral.governingCountry()));
  }

  /** The caller's agency was asked, or holds its case. */
  boolean isAnswering(Referral referral) {
    return isOf(referral.answersForIt().agency());
  }

  /** The caller's agency sent it, or answers for it. */
  boolean isSenderOrReceiver(Referral referral) {
    return isOf(referral.sender())
        || (referral.submittedAt() != null && isOf(referral.answersForIt().agency()));
  }

  /** The caller's agency sent it, and has no other part in it. */
  boolean isNoMoreThanReferrer(Referral referral) {
    return isOf(referral.sender())
        && !(referral.submittedAt() != null && isOf(referral.answersForIt().agency()))
        && !(coordinates != null && coordinates.equals(referral.governingCountry()));
  }

  /** Of one who sees it: the caller's agency answers for it, and has no other part in it. */
  boolean sawItOnlyAsReceiver(Referral referral) {
    return !isOf(referral.sender())
        && !(coordinates != null && coordinates.equals(referral.governingCountry()));
  }

  /** Those who work a case refer its subject on, so what they sent is theirs to answer for too. */
  private boolean mayRefer(Referral referral) {
    return caller.has(Role.REFERRER)
        || (referral.fromCaseId() != null
            && caller.hasAny(Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR));
  }

  private boolean isAddressed(Address to) {
    return isOf(to.agency()) && (to.unit() == null || to.unit().equals(caller.unit()));
  }

  private boolean isOf(String agency) {
    return Objects.equals(agency, caller.agency());
  }
}
