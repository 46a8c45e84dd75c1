package org.amaan.casework.nonpunishment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.casework.api.model.NonPunishmentReview;
import org.amaan.casework.api.model.NonPunishmentRules;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.law.LawJson;
import org.amaan.casework.person.PersonsOfCase;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.platform.identity.Caller;

/**
 * The reviews of a case for an officer who was found to read the case. What is shown is audited by
 * who shows it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ReviewsOfCase {

  private final ReviewRepository reviews;
  private final PersonsOfCase persons;
  private final CaseKeys keys;
  private final LawJson law;
  private final Clock clock;

  ReviewsOfCase(
      ReviewRepository reviews, PersonsOfCase persons, CaseKeys keys, LawJson law, Clock clock) {
    this.reviews = reviews;
    this.persons = persons;
    this.keys = keys;
    this.law = law;
    this.clock = clock;
  }

  /** All, newest first. */
  public List<NonPunishmentReview> shown(Caller reader, CaseFile file) {
    return shown(reader, file, reviews.page(file.id(), reader, Integer.MAX_VALUE, null));
  }

  /** Leaves the person out where the reader may not know of them. */
  List<NonPunishmentReview> shown(Caller reader, CaseFile file, List<Review> found) {
    Set<UUID> known =
        persons.known(
            reader, file, found.stream().map(Review::personId).collect(Collectors.toSet()));
    CaseKeys.Ring ring = keys.of(file);
    NonPunishmentRules rules = law.nonPunishment(newest(file.legalProfile()));
    return found.stream()
        .map(
            review -> {
              NonPunishmentReview view = ReviewViews.whole(review, file, ring, reader);
              view.setNationalRule(rules);
              view.setPersonId(known.contains(review.personId()) ? review.personId() : null);
              return view;
            })
        .toList();
  }

  /** What is known now: a case that was opened by an older version would hold its rules back. */
  private LegalProfile newest(LegalProfile ofTheCase) {
    return LegalProfiles.newest(
            ofTheCase.id(), LocalDate.ofInstant(clock.instant(), ofTheCase.timeZone()))
        .orElse(ofTheCase);
  }
}
