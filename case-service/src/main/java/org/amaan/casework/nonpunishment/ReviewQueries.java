package org.amaan.casework.nonpunishment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.amaan.casework.api.model.NonPunishmentReview;
import org.amaan.casework.api.model.NonPunishmentReviewPage;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseKeys;
import org.amaan.casework.casefile.CaseNotFound;
import org.amaan.casework.casefile.CasesInScope;
import org.amaan.casework.casefile.Staff;
import org.amaan.casework.person.PersonsOfCase;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.vault.DataKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reviews of a case: officers who read the case, and the coordinator of the country, to
 * whom they are codes, with other cases that it coordinates about the same subject. Pages with a
 * reason are audited. Of a closed or erased case nothing is opened.
 */
@ApplicationScoped
class ReviewQueries {

  private final CasesInScope cases;
  private final ReviewRepository reviews;
  private final PersonsOfCase persons;
  private final CaseKeys keys;
  private final Audit audit;

  ReviewQueries(
      CasesInScope cases,
      ReviewRepository reviews,
      PersonsOfCase persons,
      CaseKeys keys,
      Audit audit) {
    this.cases = cases;
    this.reviews = reviews;
    this.persons = persons;
    this.keys = keys;
    this.audit = audit;
  }

  @Transactional
  NonPunishmentReviewPage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    boolean coordinates = reviews.areCoordinated(caseId);
    Optional<CaseFile> file = cases.find(caseId, caller);
    if (coordinates && (file.isEmpty() || !Staff.isOfficer(caller))) {
      return page(reviews.coordinated(caseId, limit + 1, after), limit, this::toCoordinator);
    }
    CaseFile readable = file.orElseThrow(CaseNotFound::new);
    Staff.requireOfficer(caller);
    return toOfficer(caller, readable, limit, after);
  }

  private NonPunishmentReviewPage toOfficer(
      Caller caller, CaseFile file, int limit, @Nullable Keyset after) {
    List<Review> found = reviews.page(file.id(), limit + 1, after);
    Set<UUID> known =
        persons.known(
            caller, file, found.stream().map(Review::personId).collect(Collectors.toSet()));
    Optional<DataKey> key = file.isClosed() ? Optional.empty() : keys.of(file);
    NonPunishmentReviewPage page =
        page(
            found,
            limit,
            review -> {
              NonPunishmentReview view = ReviewViews.whole(review, file, key, caller);
              view.setPersonId(known.contains(review.personId()) ? review.personId() : null);
              return view;
            });
    List<UUID> read =
        page.getItems().stream()
            .filter(view -> view.getReason() != null)
            .map(NonPunishmentReview::getId)
            .toList();
    if (!read.isEmpty()) {
      audit.record(caller, "case.non-punishment-reviews-read", file.id(), Map.of("reviews", read));
    }
    return page;
  }

  private NonPunishmentReview toCoordinator(Review review) {
    NonPunishmentReview view = ReviewViews.codes(review);
    view.setLinkedCases(reviews.linkedCases(review));
    return view;
  }

  private static NonPunishmentReviewPage page(
      List<Review> found, int limit, Function<Review, NonPunishmentReview> view) {
    NonPunishmentReviewPage page =
        new NonPunishmentReviewPage(found.stream().limit(limit).map(view).toList());
    if (found.size() > limit) {
      Review last = found.get(limit - 1);
      page.setNext(new Keyset(last.raisedAt(), last.id()).encode());
    }
    return page;
  }
}
