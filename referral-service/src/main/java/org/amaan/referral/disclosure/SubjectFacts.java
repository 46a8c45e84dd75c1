package org.amaan.referral.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.amaan.referral.consent.ConsentState;
import org.amaan.referral.consent.DataCategory;
import org.amaan.referral.consent.Giver;

/**
 * All that the decision about disclosure knows of a subject: what is recorded, never what it says.
 *
 * @param recordedBy the agency that recorded the subject
 * @param entitledGiver whose consent counts
 * @param erased the key to what was recorded is gone
 * @param ties with custody as confirmed
 */
public record SubjectFacts(
    String recordedBy,
    Giver entitledGiver,
    boolean erased,
    Set<DataCategory> recorded,
    List<ConsentState> consents,
    List<Tie> ties,
    Set<Standing.Correspondence> correspondence,
    Instant at) {

  public SubjectFacts {
    recorded = Set.copyOf(recorded);
    consents = List.copyOf(consents);
    ties = List.copyOf(ties);
    correspondence = Set.copyOf(correspondence);
  }

  boolean hasActive(DataCategory category) {
    return consents.stream()
        .anyMatch(
            consent ->
                consent.isActive(entitledGiver, at)
                    && consent.terms().categories().contains(category));
  }

  /**
   * Consent to the category was withdrawn and none that covers it is in force; and once a
   * withdrawal leaves no consent at all, everything was. That a consent has run out takes nothing
   * back.
   */
  boolean isTakenBack(DataCategory category) {
    if (consents.stream().noneMatch(consent -> consent.isActive(entitledGiver, at))) {
      return consents.stream().anyMatch(ConsentState::isWithdrawn);
    }
    return !hasActive(category)
        && consents.stream()
            .anyMatch(
                consent ->
                    consent.isWithdrawn() && consent.terms().categories().contains(category));
  }
}
