package org.amaan.referral.referral.access;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Reader;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.Revisions;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.state.Party;
import org.jspecify.annotations.Nullable;

/**
 * A caller as far as referrals are concerned.
 *
 * @param coordinates the country whose subjects the caller coordinates
 * @param lost cases that are another agency's by now, though that has not been reported yet
 */
public record Viewer(Caller caller, @Nullable String coordinates, Set<UUID> lost)
    implements Reader {

  Viewer(Caller caller, @Nullable String coordinates) {
    this(caller, coordinates, Set.of());
  }

  Viewer withoutCases(Set<UUID> cases) {
    return new Viewer(caller, coordinates, Set.copyOf(cases));
  }

  /** The cases by which the caller's agency has a part in it. */
  Set<UUID> casesRestedOn(Referral referral) {
    Set<UUID> cases = new HashSet<>();
    UUID origin = referral.fromCaseId();
    if (origin != null && isOf(referral.sender())) {
      cases.add(origin);
    }
    UUID caseId = referral.caseId();
    if (caseId != null && !referral.isWithWhoTookItOn() && isOf(referral.answersForIt().agency())) {
      cases.add(caseId);
    }
    return cases;
  }

  /** What made it the caller's ended a moment ago. */
  boolean hasLost(Referral referral) {
    return !lost.isEmpty()
        && !isSender(referral)
        && !answersFor(referral)
        && !coordinatesIt(referral);
  }

  private boolean isSender(Referral referral) {
    return isOf(referral.sender())
        && (referral.submittedAt() == null
            || referral.fromCaseId() == null
            || !lost.contains(referral.fromCaseId()));
  }

  private boolean answersFor(Referral referral) {
    return referral.submittedAt() != null
        && isOf(referral.answersForIt().agency())
        && (referral.caseId() == null
            || referral.isWithWhoTookItOn()
            || !lost.contains(referral.caseId()));
  }

  /** In which parts the caller may act on a referral. */
  public Set<Party> partiesIn(Referral referral) {
    Set<Party> parties = EnumSet.noneOf(Party.class);
    if (isSender(referral) && mayRefer(referral)) {
      parties.add(Party.REFERRER);
    }
    if (answersFor(referral)
        && isAddressed(referral.answersForIt())
        && caller.hasAny(Role.CASEWORKER, Role.SUPERVISOR)) {
      parties.add(Party.RECEIVER);
    }
    if (coordinatesIt(referral)) {
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
  public boolean hasAPartIn(Referral referral) {
    return isOf(referral.sender())
        || (referral.state().isAccepted() && isAnswering(referral))
        || (coordinates != null && coordinates.equals(referral.governingCountry()));
  }

  /** The caller's agency was asked, or holds its case. */
  public boolean isAnswering(Referral referral) {
    return isOf(referral.answersForIt().agency());
  }

  /** The caller's agency sent it, or answers for it. */
  public boolean isSenderOrReceiver(Referral referral) {
    return isOf(referral.sender())
        || (referral.submittedAt() != null && isOf(referral.answersForIt().agency()));
  }

  /** The caller's agency sent it, and has no other part in it. */
  public boolean isNoMoreThanReferrer(Referral referral) {
    return isOf(referral.sender())
        && !(referral.submittedAt() != null && isOf(referral.answersForIt().agency()))
        && !coordinatesIt(referral);
  }

  /** The version and time of what the caller is shown. */
  public Revisions.Revision revisionOf(Referral referral) {
    Revisions revisions = referral.revisions();
    if (isNoMoreThanReferrer(referral)) {
      return revisions.ofSender();
    }
    return referral.submittedAt() != null && isOf(referral.answersForIt().agency())
        ? revisions.ofReceiver()
        : revisions.ofCoordinator();
  }

  /** The case in which it is leads somewhere: for who works it, and for the coordinator. */
  public boolean isLedToItsCase(Referral referral) {
    return (referral.submittedAt() != null && isAddressed(referral.answersForIt()))
        || coordinatesIt(referral);
  }

  /** The same of the case from which it was sent, which is its sender's. */
  public boolean isLedToItsOrigin(Referral referral) {
    return isOf(referral.sender()) || coordinatesIt(referral);
  }

  /** Of one who sees it: the caller's agency answers for it, and has no other part in it. */
  public boolean sawItOnlyAsReceiver(Referral referral) {
    return !isOf(referral.sender()) && !coordinatesIt(referral);
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

  private boolean coordinatesIt(Referral referral) {
    return coordinates != null && coordinates.equals(referral.governingCountry());
  }

  private boolean isOf(String agency) {
    return Objects.equals(agency, caller.agency());
  }
}
