package org.amaan.casework.casefile.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseGrant;
import org.amaan.casework.casefile.CaseStatus;
import org.amaan.casework.casefile.Handover;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A case as one viewer reads it, from the case itself or from a page of them.
 *
 * @param isHeld whether the viewer's unit is the custodian; it reads by a grant otherwise
 * @param assignee for the custodian, as is the offer; not even looked for, for another
 * @param granted agencies with a grant: all of them for the custodian, itself for another
 * @param allowedMoves of the custodian
 * @param updatedAt when what this viewer is shown last changed
 * @param version of what this viewer is shown
 */
record ShownCase(
    UUID id,
    String reference,
    CaseStatus status,
    boolean isHeld,
    Unit custodian,
    Instant custodianSince,
    @Nullable String assignee,
    @Nullable Offer offer,
    List<Referral> referrals,
    List<ShownDeadline> deadlines,
    List<String> granted,
    Urgency urgency,
    AgeClass ageClass,
    String country,
    LegalProfile legalProfile,
    @Nullable Boolean crossBorder,
    @Nullable Disposition disposition,
    Set<CaseStatus> allowedMoves,
    Instant openedAt,
    Instant updatedAt,
    long version) {

  /** A pending offer of custody. */
  record Offer(UUID id, Unit to, HandoverReason reason, Instant offeredAt, Instant dueAt) {

    static @Nullable Offer of(@Nullable Handover offer) {
      return offer == null
          ? null
          : new Offer(offer.id(), offer.to(), offer.reason(), offer.offeredAt(), offer.dueAt());
    }
  }

  /** A referral of the case. */
  record Referral(
      UUID id, String reference, ReferralState state, Need need, String referrer, UUID subject) {}

  static ShownCase of(CaseFile file, Caller viewer) {
    boolean isHeld = file.isHeldBy(viewer.agency(), viewer.unit());
    boolean isOfficer = Staff.isOfficer(viewer);
    Optional<CaseGrant> grant = isHeld ? Optional.empty() : file.grantOf(viewer.agency());
    return new ShownCase(
        file.id(),
        file.reference(),
        file.status(),
        isHeld,
        file.custodian(),
        file.custodianSince(),
        isHeld ? file.assignee() : null,
        isHeld ? Offer.of(file.pendingHandover()) : null,
        file.referrals().stream()
            .map(
                referral ->
                    new Referral(
                        referral.id(),
                        referral.reference(),
                        referral.state(),
                        referral.need(),
                        referral.referrerAgency(),
                        referral.subjectId()))
            .toList(),
        file.deadlines().stream().map(ShownDeadline::of).toList(),
        isHeld ? file.granted() : grant.map(CaseGrant::agency).stream().toList(),
        file.urgency(),
        file.ageClass(),
        file.country(),
        file.legalProfile(),
        file.crossBorder(),
        file.disposition(),
        file.allowedMoves(),
        file.openedAt(),
        grant.map(given -> given.updatedAt(isOfficer)).orElseGet(() -> file.updatedAt(isOfficer)),
        grant.map(given -> given.version(isOfficer)).orElseGet(() -> file.shownVersion(isOfficer)));
  }
}
