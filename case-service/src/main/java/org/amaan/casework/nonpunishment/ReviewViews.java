package org.amaan.casework.nonpunishment;

import java.util.Locale;
import java.util.UUID;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.NonPunishmentReview;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.platform.identity.Caller;

/** Reviews in the words of the contract. */
final class ReviewViews {

  private ReviewViews() {}

  /** Shows what everybody sees who is told of the review. */
  static NonPunishmentReview codes(Review review) {
    NonPunishmentReview view =
        new NonPunishmentReview(
            review.id(),
            review.caseId(),
            review.isOpen()
                ? NonPunishmentReview.StateEnum.OPEN
                : NonPunishmentReview.StateEnum.CONCLUDED,
            review.raisedAt(),
            review.dueAt());
    if (review.escalation() != Review.Escalation.NOBODY) {
      view.setEscalatedTo(
          NonPunishmentReview.EscalatedToEnum.fromValue(
              review.escalation().name().toLowerCase(Locale.ROOT)));
    }
    view.setLinkedCases(null);
    view.setOutcome(review.outcome());
    view.setConcludedAt(review.concludedAt());
    String agency = review.concludedAgency();
    if (agency != null) {
      view.setConcludedBy(new AgencyRef(agency));
    }
    return view;
  }

  /**
   * @param keys of the case
   */
  static NonPunishmentReview whole(
      Review review, CaseFile file, CaseKeys.Ring keys, Caller reader) {
    NonPunishmentReview view = codes(review);
    view.setSubjectId(review.subjectId());
    UUID sealedUnder = review.sealedUnder();
    if (sealedUnder == null) {
      return view;
    }
    if (reader.requireAgency().equals(review.concludedAgency())) {
      view.setPerson(review.concludedBy());
    }
    if (file.isClosed() && keys.has(sealedUnder)) {
      view.setWithheld(NonPunishmentReview.WithheldEnum.CASE_CLOSED);
      return view;
    }
    keys.open(sealedUnder)
        .ifPresentOrElse(
            key -> view.setReason(review.reason(key)),
            () -> view.setWithheld(NonPunishmentReview.WithheldEnum.ERASED));
    return view;
  }
}
