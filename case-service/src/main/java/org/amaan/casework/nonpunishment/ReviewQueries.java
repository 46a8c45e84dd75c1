package org.amaan.casework.nonpunishment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.amaan.casework.api.model.NonPunishmentReview;
import org.amaan.casework.api.model.NonPunishmentReviewPage;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reviews of a case: officers who read the case, and the coordinator of the country, to
 * whom they are codes, with other cases that it coordinates about the same subject. Pages with a
 * reason or another case are audited. Of a closed or erased case nothing is opened.
 */
@ApplicationScoped
class ReviewQueries {

  private final CasesInScope cases;
  private final ReviewRepository reviews;
  private final ReviewsOfCase ofCase;
  private final Audit audit;

  ReviewQueries(CasesInScope cases, ReviewRepository reviews, ReviewsOfCase ofCase, Audit audit) {
    this.cases = cases;
    this.reviews = reviews;
    this.ofCase = ofCase;
    this.audit = audit;
  }

  @Transactional
  NonPunishmentReviewPage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    boolean coordinates = reviews.areCoordinated(caseId, caller);
    Optional<CaseFile> file = cases.find(caseId, caller);
    if (coordinates && (file.isEmpty() || !Staff.isOfficer(caller))) {
      return toCoordinator(caller, caseId, limit, after);
    }
    CaseFile readable = file.orElseThrow(CaseNotFound::new);
    Staff.requireOfficer(caller);
    return toOfficer(caller, readable, limit, after);
  }

  private NonPunishmentReviewPage toOfficer(
      Caller caller, CaseFile file, int limit, @Nullable Keyset after) {
    List<Review> found = reviews.page(file.id(), caller, limit + 1, after);
    NonPunishmentReviewPage page =
        page(found, ofCase.shown(caller, file, found.stream().limit(limit).toList()), limit);
    noteReading(caller, file.id(), page, view -> view.getReason() != null);
    return page;
  }

  private NonPunishmentReviewPage toCoordinator(
      Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    List<Review> found = reviews.coordinated(caseId, caller, limit + 1, after);
    NonPunishmentReviewPage page =
        page(
            found,
            found.stream().limit(limit).map(review -> toCoordinator(caller, review)).toList(),
            limit);
    noteReading(caller, caseId, page, view -> !view.getLinkedCases().isEmpty());
    return page;
  }

  private NonPunishmentReview toCoordinator(Caller caller, Review review) {
    NonPunishmentReview view = ReviewViews.codes(review);
    view.setLinkedCases(reviews.linkedCases(review, caller));
    return view;
  }

  /** Of those that show more than the case's readers know anyway. */
  private void noteReading(
      Caller caller,
      UUID caseId,
      NonPunishmentReviewPage page,
      Predicate<NonPunishmentReview> discloses) {
    List<UUID> read =
        page.getItems().stream().filter(discloses).map(NonPunishmentReview::getId).toList();
    if (!read.isEmpty()) {
      audit.record(caller, "case.non-punishment-reviews-read", caseId, Map.of("reviews", read));
    }
  }

  private static NonPunishmentReviewPage page(
      List<Review> found, List<NonPunishmentReview> shown, int limit) {
    NonPunishmentReviewPage page = new NonPunishmentReviewPage(shown);
    if (found.size() > limit) {
      Review last = found.get(limit - 1);
      page.setNext(new Keyset(last.raisedAt(), last.id()).encode());
    }
    return page;
  }
}
