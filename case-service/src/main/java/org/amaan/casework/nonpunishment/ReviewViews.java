package org.amaan.casework.nonpunishment;

import java.util.Locale;
import java.util.Optional;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.NonPunishmentReview;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;

/** Reviews in the words of the contract. */
final class ReviewViews {

  private ReviewViews() {}

  /** What everybody who is told of it may see. */
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
   * @param key of the case; empty while nothing of it is opened
   */
  static NonPunishmentReview whole(
      Review review, CaseFile file, Optional<DataKey> key, Caller reader) {
    NonPunishmentReview view = codes(review);
    view.setSubjectId(review.subjectId());
    if (review.isOpen()) {
      return view;
    }
    if (reader.requireAgency().equals(review.concludedAgency())) {
      view.setPerson(review.concludedBy());
    }
    if (!review.isSealedUnder(file.textKey())) {
      view.setWithheld(NonPunishmentReview.WithheldEnum.ERASED);
    } else if (file.isClosed()) {
      view.setWithheld(NonPunishmentReview.WithheldEnum.CASE_CLOSED);
    } else if (key.isEmpty()) {
      view.setWithheld(NonPunishmentReview.WithheldEnum.ERASED);
    } else {
      view.setReason(review.reason(key.get()));
    }
    return view;
  }
}
